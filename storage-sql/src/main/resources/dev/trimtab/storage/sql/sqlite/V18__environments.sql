-- Which domains an environment has.
CREATE INDEX domain_settings_by_environment ON domain_settings (tenant_id, environment, domain);
