-- A transaction says whose rows it is about: trimtab.tenant is the number of the one tenant whose rows
-- it may see and write. Where nothing was said there are no rows. Upkeep and lists of all tenants say
-- trimtab.tenants = 'all', and then see every row, and still write those of one tenant alone. The
-- settings are read once a statement, since they stand in a query of their own.
DO $$
DECLARE
  owned text;
BEGIN
  FOR owned IN
    SELECT c.relname FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
    EXECUTE format(
      'CREATE POLICY of_one_tenant ON %I USING (tenant_id = '
      '(SELECT nullif(current_setting(''trimtab.tenant'', true), '''')::bigint))', owned);
    EXECUTE format(
      'CREATE POLICY of_all_tenants ON %I FOR SELECT USING '
      '((SELECT current_setting(''trimtab.tenants'', true)) = ''all'')', owned);
  END LOOP;
END;
$$;
