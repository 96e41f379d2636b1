-- Which process of its engine a scanner judged with, and when that one had last proved itself
-- before. If it fails later, what it called clean since then is taken back. Verdicts of the former
-- version have neither.
ALTER TABLE file
  ADD COLUMN finding_node      text,
  ADD COLUMN finding_proved_at timestamptz;

CREATE INDEX file_clean_by_node ON file (claim_scanner, finding_node, finding_finished_at)
  WHERE status = 'clean' AND finding_node IS NOT NULL;
