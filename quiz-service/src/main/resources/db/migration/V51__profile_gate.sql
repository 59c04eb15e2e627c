-- Whether a player has said who he is; without it his prize is not paid. Whoever registered before
-- is taken to have: only the form of a sign-up with Google leaves it out.
ALTER TABLE player_names ADD COLUMN profile_complete boolean NOT NULL DEFAULT true;
