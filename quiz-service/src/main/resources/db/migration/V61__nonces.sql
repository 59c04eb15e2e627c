-- The random part of the commitment to a right option. Each asking of a question gets its own,
-- because the nonce becomes public with the verdict and must not betray the option a second time.
CREATE TABLE question_nonces (
  quiz_id     bigint NOT NULL,
  question_id bigint NOT NULL,
  nonce       bytea NOT NULL,
  PRIMARY KEY (quiz_id, question_id)
);
