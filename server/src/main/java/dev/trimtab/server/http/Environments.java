package dev.trimtab.server.http;

import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.DomainSettingsStore.Extent;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Environments as the settings of domains name them: which there are, and whether one is small
 * enough to be added up while somebody waits.
 */
@Singleton
public final class Environments {
  private static final String ENVIRONMENT = "environment";

  /** As many domains of one environment are added up. */
  static final int MAX_DOMAINS = 200;

  /** As many series of these, of all metric types. */
  static final int MAX_SERIES = 5_000;

  private static final int MAX_NAMES = 1_000;

  private final DomainSettingsStore settings;

  Environments(DomainSettingsStore settings) {
    this.settings = settings;
  }

  /** Their names, at most 1,000. */
  List<String> names(TenantId tenant) {
    return settings.environments(tenant, MAX_NAMES);
  }

  /**
   * Refuses an environment that the named domain is not in.
   *
   * @throws InvalidInputException saying where it is instead
   */
  public void check(TenantId tenant, @Nullable String domain, @Nullable String environment) {
    if (domain == null || environment == null) {
      return;
    }
    String known = settings.find(tenant, domain).map(DomainSettings::environment).orElse(null);
    if (!environment.equals(known)) {
      throw new InvalidInputException(
          ENVIRONMENT,
          known == null
              ? "is not that of the domain, whose settings name none"
              : "is not that of the domain, whose settings name " + known);
    }
  }

  /**
   * The same, and refuses an environment that is too large to be added up.
   *
   * @throws InvalidInputException saying what may be asked for instead
   */
  public void checkSum(TenantId tenant, @Nullable String domain, @Nullable String environment) {
    check(tenant, domain, environment);
    if (domain != null || environment == null) {
      return;
    }
    Extent extent =
        settings.extent(tenant, environment, new Extent(MAX_DOMAINS + 1, MAX_SERIES + 1));
    if (extent.domains() > MAX_DOMAINS) {
      throw tooLarge(MAX_DOMAINS + " domains");
    }
    if (extent.series() > MAX_SERIES) {
      throw tooLarge(MAX_SERIES + " series");
    }
  }

  private static InvalidInputException tooLarge(String most) {
    return new InvalidInputException(
        ENVIRONMENT,
        "has more than the " + most + " that are added up: name a domain, or leave it out");
  }
}
