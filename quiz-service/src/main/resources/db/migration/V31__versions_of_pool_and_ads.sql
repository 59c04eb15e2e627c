-- What If-Match is compared with: raised by every edit of a pool question, an ad or a slot.
ALTER TABLE questions ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE ad_assets ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE quiz_ad_slots ADD COLUMN version bigint NOT NULL DEFAULT 1;
