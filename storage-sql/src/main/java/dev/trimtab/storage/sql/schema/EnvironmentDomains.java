package dev.trimtab.storage.sql.schema;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;

/** The domains whose settings name an environment, as a condition on rows that name a domain. */
public final class EnvironmentDomains {
  /** The name of the parameter that is the tenant once more. */
  public static final String TENANT = "settingsTenant";

  private EnvironmentDomains() {}

  /** Searched from: with two parameters, the tenant and the environment. */
  public static Condition holds(Field<String> domain) {
    return domain.in(named(param(TENANT, Long.class), param("environment", String.class)));
  }

  private static Select<Record1<String>> named(Field<Long> tenant, Field<String> environment) {
    return select(Tables.DomainSettings.DOMAIN)
        .from(Tables.DomainSettings.TABLE)
        .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
        .and(Tables.DomainSettings.ENVIRONMENT.eq(environment));
  }

  /** Looked up row by row, where others say which rows are read. */
  public static Condition holds(Field<Long> tenant, Field<String> domain, String environment) {
    return exists(
        selectOne()
            .from(Tables.DomainSettings.TABLE)
            .where(Tables.DomainSettings.TENANT_ID.eq(tenant))
            .and(Tables.DomainSettings.DOMAIN.eq(domain))
            .and(Tables.DomainSettings.ENVIRONMENT.eq(environment)));
  }
}
