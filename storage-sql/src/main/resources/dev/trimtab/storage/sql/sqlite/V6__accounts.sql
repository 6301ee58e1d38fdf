-- The key a change was asked for with; null where it was a token, or the server itself.
ALTER TABLE audit_entry ADD COLUMN key_id TEXT;

-- The log is added to and read, whoever writes to the file through SQL.
CREATE TRIGGER audit_entry_never_changes BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'the audit log is never changed');
END;

CREATE TRIGGER audit_entry_never_goes BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'the audit log is never shortened');
END;

-- How much a key may do, as it was written, such as 100/second; null for no bound of its own.
ALTER TABLE api_key ADD COLUMN quota_requests TEXT;
ALTER TABLE api_key ADD COLUMN quota_events TEXT;
ALTER TABLE api_key ADD COLUMN quota_bytes TEXT;

-- The same of a tenant, and how many series it may open.
ALTER TABLE tenant_settings ADD COLUMN quota_requests TEXT;
ALTER TABLE tenant_settings ADD COLUMN quota_events TEXT;
ALTER TABLE tenant_settings ADD COLUMN quota_bytes TEXT;
ALTER TABLE tenant_settings ADD COLUMN series INTEGER;
