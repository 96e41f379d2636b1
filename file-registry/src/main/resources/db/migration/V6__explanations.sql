-- Two more reasons that an operator can answer for. The constraints are not checked on rows that
-- exist, which would lock the table for as long as it takes to read it: the former check was
-- narrower, and the new columns are empty.
ALTER TABLE file
  DROP CONSTRAINT file_rescan_waives_check,
  ADD CONSTRAINT file_rescan_waives_check CHECK (rescan_waives IN ('encrypted', 'unscannable',
    'suspicious', 'type-mismatch', 'type-not-allowed', 'corrupt')) NOT VALID;

-- Where in the file something was found, and what, in words for its owner. Services of the former
-- version leave both as they are, so a clean file may still have what an earlier verdict said.
ALTER TABLE file
  ADD COLUMN finding_where text,
  ADD COLUMN finding_what  text,
  ADD CONSTRAINT file_finding_where_check
    CHECK (char_length(finding_where) BETWEEN 1 AND 500) NOT VALID,
  ADD CONSTRAINT file_finding_what_check
    CHECK (char_length(finding_what) BETWEEN 1 AND 200) NOT VALID;
