package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.EventOut;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Events as a table. */
final class EventTable {
  private static final String NOTHING = "{}";

  private EventTable() {}

  static Table of(List<EventOut> events) {
    Table table = Table.of("OCCURRED AT", "DOMAIN", "EVENT TYPE", "METRIC", ">VALUE", "METADATA");
    for (EventOut event : events) {
      table.row(
          time(event.occurredAt()),
          event.domain(),
          event.eventType(),
          event.metricType(),
          Figures.of(event.metricType(), event.value()),
          event.metadata().json().equals(NOTHING) ? "" : event.metadata().json());
    }
    return table;
  }

  /** To the second, UTC. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
  }
}
