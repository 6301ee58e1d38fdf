package dev.trimtab.tenant;

/**
 * What a tenant has instead of the server's defaults.
 *
 * @param retention for how long its data is kept
 */
public record TenantSettings(Retention retention) {
  /** Every default. */
  public static final TenantSettings DEFAULT = new TenantSettings(Retention.DEFAULT);
}
