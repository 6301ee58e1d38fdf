package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.DashboardOut;
import dev.trimtab.client.FailureModeOut;
import dev.trimtab.client.SummaryOut;
import dev.trimtab.client.TrendOut;
import dev.trimtab.client.WeekOverWeekOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dashboard as text, part by part; parts with nothing to show are left out. */
final class DashboardScreen {
  /** How many days the failures count where nothing else was asked for. */
  static final int DEFAULT_FAILURE_DAYS = 30;

  private static final int BAR_WIDTH = 30;
  private static final int LINE_WIDTH = 84;
  private static final int REST = " and 1,000 more".length();

  private final Screen screen;
  private final DashboardOut dashboard;
  private final int failureDays;

  DashboardScreen(Screen screen, DashboardOut dashboard, int failureDays) {
    this.screen = screen;
    this.dashboard = dashboard;
    this.failureDays = failureDays;
  }

  /** Prints the whole screen; {@code domain} is what was asked for, null for all. */
  void print(@Nullable String domain) {
    summary(domain);
    if (dashboard.summary().totalEvents() == 0) {
      screen.print("");
      screen.print("Record the first event with: trimtab record -d bot -e answer success_rate=1");
      return;
    }
    trends();
    weeks();
    failures();
    recent();
  }

  private void summary(@Nullable String domain) {
    SummaryOut summary = dashboard.summary();
    screen.heading(
        (domain == null ? "All domains" : domain)
            + ": "
            + Figures.count(summary.totalEvents(), "event"));
    if (domain == null) {
      names("Domains", summary.domains(), summary.domainCount());
    }
    names("Event types", summary.eventTypes(), summary.eventTypes().size());
  }

  /** As many names as a line holds, and how many more there are. */
  private void names(String what, List<String> names, long count) {
    if (names.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder(what + " (" + Figures.count(count) + "): ");
    line.append(names.getFirst());
    int shown = 1;
    while (shown < names.size() && line.length() + names.get(shown).length() < LINE_WIDTH - REST) {
      line.append(", ").append(names.get(shown));
      shown++;
    }
    screen.note(line + (shown < count ? " and " + Figures.count(count - shown) + " more" : ""));
  }

  private void trends() {
    List<TrendOut> trends = dashboard.trends();
    int window = trends.isEmpty() ? 0 : trends.getFirst().window();
    screen.print("");
    screen.heading("Trends of the newest " + window + " samples");
    screen.print(TrendTable.of(trends, screen.style()));
    screen.note(screen.style().legend());
  }

  private void weeks() {
    Table table = Table.of("METRIC", ">7 DAYS BEFORE", ">LAST 7 DAYS", ">CHANGE");
    for (WeekOverWeekOut week : dashboard.weekOverWeek()) {
      if (week.currentWeekAvg() != 0 || week.previousWeekAvg() != 0) {
        boolean isFirstWeek = week.previousWeekAvg() == 0 && week.pctChange() == 0;
        table.row(
            week.metricType(),
            isFirstWeek ? "" : Figures.of(week.metricType(), week.previousWeekAvg()),
            Figures.of(week.metricType(), week.currentWeekAvg()),
            isFirstWeek ? "" : Figures.change(week.pctChange()));
      }
    }
    part("Averages, week over week", table);
  }

  private void failures() {
    List<FailureModeOut> modes = dashboard.topFailureModes();
    long most = modes.stream().mapToLong(FailureModeOut::count).max().orElse(0);
    Table table = Table.of("FAILURE CLASS", ">COUNT", "");
    for (FailureModeOut mode : modes) {
      table.row(
          mode.failureClass(),
          Figures.count(mode.count()),
          screen.style().bar((double) mode.count() / most, BAR_WIDTH));
    }
    part("Failures of the last " + failureDays + " days", table);
  }

  private void recent() {
    part("Newest events", EventTable.of(dashboard.recentEvents()));
  }

  private void part(String heading, Table table) {
    if (!table.isEmpty()) {
      screen.print("");
      screen.heading(heading);
      screen.print(table);
    }
  }
}
