-- Every table that holds rows of tenants, but the partitions, which are guarded when they are made.
DO $$
DECLARE
  owned text;
BEGIN
  FOR owned IN
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition
  LOOP
    PERFORM trimtab_guard(owned);
  END LOOP;
END;
$$;
