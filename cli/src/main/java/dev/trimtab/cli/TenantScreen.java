package dev.trimtab.cli;

import dev.trimtab.client.KeptOut;
import dev.trimtab.client.SensitivityWire;
import dev.trimtab.client.TenantOut;
import dev.trimtab.client.WatchingWire;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How tenants are shown. */
final class TenantScreen {
  private static final int FOR_EVER = 0;

  private TenantScreen() {}

  static void print(Screen screen, TenantOut tenant) {
    screen.heading(tenant.tenantId());
    if (tenant.deletingSince() != null) {
      screen.print("is being deleted since " + tenant.deletingSince());
    }
    screen.print("events        " + tenant.events());
    screen.print("series        " + tenant.series());
    screen.print("raw days      " + days(tenant.settings().retention().rawDays()));
    screen.print("rollup days   " + days(tenant.settings().retention().rollupDays()));
    if (tenant.settings().sensitivity() != null) {
      sensitivity(screen, tenant.settings().sensitivity());
    }
    if (tenant.settings().watching() != null) {
      watching(screen, tenant.settings().watching());
    }
    kept(screen, tenant.kept());
  }

  private static void watching(Screen screen, WatchingWire said) {
    List<String> keys = said.metadataKeys() == null ? List.of() : said.metadataKeys();
    screen.print("granularity   " + (said.granularity() == null ? "series" : said.granularity()));
    screen.print("watch keys    " + (keys.isEmpty() ? "none" : String.join(", ", keys)));
  }

  private static void sensitivity(Screen screen, SensitivityWire said) {
    screen.print("false alarms  " + orDefault(said.falseAlarmsPerYear(), " a series-year"));
    screen.print("smallest      " + orDefault(said.smallestDecline(), ""));
    screen.print("basis         " + (said.basis() == null ? "default" : said.basis()));
  }

  private static String orDefault(@Nullable Double number, String unit) {
    return number == null ? "default" : number + unit;
  }

  static void kept(Screen screen, KeptOut kept) {
    screen.print("events since  " + since(kept.events()));
    screen.print("minutes since " + since(kept.minutes()));
    screen.print("hours since   " + since(kept.hours()));
    screen.print("days since    " + since(kept.days()));
  }

  static String days(@Nullable Integer days) {
    if (days == null) {
      return "default";
    }
    return days == FOR_EVER ? "for ever" : days.toString();
  }

  static String since(@Nullable Instant time) {
    return time == null ? "the beginning" : time.toString();
  }
}
