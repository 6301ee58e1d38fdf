-- The list of a tenant's verifications. list_number is the place of a loop in it, given when it begins to
-- verify; list_level and list_evidence (a natural logarithm) what it was held against when it had its
-- verdict; list_standing how many stand with it, null for one that does not. What began before has none.
ALTER TABLE improvement_loop ADD COLUMN list_number INTEGER;
ALTER TABLE improvement_loop ADD COLUMN list_level REAL;
ALTER TABLE improvement_loop ADD COLUMN list_evidence REAL;
ALTER TABLE improvement_loop ADD COLUMN list_standing INTEGER;

CREATE UNIQUE INDEX improvement_loop_by_list ON improvement_loop (tenant_id, list_number)
  WHERE list_number IS NOT NULL;
CREATE UNIQUE INDEX improvement_loop_standing ON improvement_loop (tenant_id, list_standing)
  WHERE list_standing IS NOT NULL;
