package dev.trimtab.cli;

import dev.trimtab.client.ExpiryOut;
import dev.trimtab.client.RetentionWire;
import dev.trimtab.client.TenantOut;
import dev.trimtab.client.TenantQuotasWire;
import dev.trimtab.client.TenantSettingsWire;
import dev.trimtab.client.TrimtabClient;
import dev.trimtab.client.TrimtabException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Sets how long a tenant's data is kept. */
@Command(
    name = "set",
    header = "Set how long a tenant's data is kept.",
    description = {
      "What is not named stays as it is. Events older than --raw-days are removed in the"
          + " background; they stay counted in totals, trends over time and the dashboard. What"
          + " was removed does not come back with a longer setting."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab tenants set acme --raw-days 90 --dry-run      what would go",
      "  trimtab tenants set acme --raw-days 90 --rollup-days 730",
      "  trimtab tenants set acme --raw-days forever",
      "  trimtab tenants set acme --raw-days default           the server's configuration again",
      "  trimtab tenants set acme --granularity domain --watch-keys region"
    })
final class TenantsSetCommand implements Callable<Integer> {
  private static final int NOT_FOUND = 404;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "The tenant; made where there is none.")
  private String name = "";

  @Option(
      names = "--raw-days",
      paramLabel = "DAYS",
      converter = DaysConverter.class,
      description = "Days that events are kept; or forever, or default.")
  private @Nullable Days rawDays;

  @Option(
      names = "--rollup-days",
      paramLabel = "DAYS",
      converter = DaysConverter.class,
      description = "Days that counts by hour and day are kept, not fewer; forever, or default.")
  private @Nullable Days rollupDays;

  @Mixin private final SensitivityOptions sensitivity = new SensitivityOptions();

  @Mixin private final WatchingOptions watching = new WatchingOptions();

  @Option(names = "--dry-run", description = "Say what would be removed today, and set nothing.")
  private boolean dryRun;

  /** A number of days; null for the server's default, which is not the same as not saying it. */
  record Days(@Nullable Integer value) {}

  /** Reads days as people say them. */
  static final class DaysConverter implements ITypeConverter<Days> {
    @Override
    public Days convert(String text) {
      return switch (text) {
        case "default" -> new Days(null);
        case "forever" -> new Days(0);
        default -> number(text);
      };
    }

    private static Days number(String text) {
      try {
        return new Days(Integer.valueOf(text));
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "'" + text + "' is neither a number of days, forever nor default");
      }
    }
  }

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.clientWithoutTenant()) {
      TenantSettingsWire before = settings(client);
      RetentionWire retention = changed(before.retention());
      if (dryRun) {
        show(client.previewRetention(name, retention));
      } else {
        show(
            client.putTenant(
                name,
                new TenantSettingsWire(
                    retention,
                    before.quotas(),
                    sensitivity.changed(before.sensitivity()),
                    watching.changed(before.watching()))));
      }
    }
    return ExitCode.OK;
  }

  private TenantSettingsWire settings(TrimtabClient client) {
    try {
      return client.tenant(name).settings();
    } catch (TrimtabException refused) {
      if (refused.status() == NOT_FOUND) {
        return new TenantSettingsWire(
            new RetentionWire(null, null),
            new TenantQuotasWire(null, null, null, null),
            null,
            null);
      }
      throw refused;
    }
  }

  private RetentionWire changed(RetentionWire before) {
    return new RetentionWire(
        rawDays == null ? before.rawDays() : rawDays.value(),
        rollupDays == null ? before.rollupDays() : rollupDays.value());
  }

  private void show(ExpiryOut expiry) {
    if (json.isOn()) {
      screen.json(expiry);
      return;
    }
    screen.print(expiry.events() + " events would be removed today; nothing was set.");
    TenantScreen.kept(screen, expiry.kept());
  }

  private void show(TenantOut tenant) {
    if (json.isOn()) {
      screen.json(tenant);
    } else {
      TenantScreen.print(screen, tenant);
    }
  }
}
