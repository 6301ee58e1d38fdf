-- Where one tenant of a name ends: what comes behind is of the next.
CREATE INDEX audit_entry_of_ends ON audit_entry (tenant, entry_id)
WHERE action IN ('tenant.delete', 'tenant.gone');
