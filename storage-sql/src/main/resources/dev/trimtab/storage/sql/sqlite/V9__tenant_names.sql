-- The number of a tenant by its name, apart from the counters: a store that spreads tenants by their
-- numbers finds the number first.
CREATE TABLE tenant_name (
  name   TEXT    PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE
) WITHOUT ROWID;

INSERT INTO tenant_name (name, number) SELECT name, tenant_id FROM tenant;
