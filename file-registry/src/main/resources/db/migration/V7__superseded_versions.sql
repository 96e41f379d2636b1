-- Uploads from which a later one took the file before there was a verdict, by their version ids, or
-- eTags where the bucket has no versions: none of them is scanned again, and there are few. Services
-- of the former version leave it as it is.
ALTER TABLE file ADD COLUMN claim_superseded text[];
