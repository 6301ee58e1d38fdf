package dev.trimtab.cli;

import dev.trimtab.client.EventFilter;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.EventsPage;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists events, newest first. */
@Command(
    name = "events",
    header = "List events, newest first.",
    footer = {
      "",
      "Examples:",
      "  trimtab events -d support-bot --since 3h",
      "  trimtab events --metric failure_class -m agent=triage --limit 100",
      "  trimtab events --json --limit 10000 | jq .value",
      "",
      "With --json each event is one line, so that a long list can be read as it comes."
    })
final class EventsCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final ListOptions list = new ListOptions();
  @Mixin private final EventFilterOptions options = new EventFilterOptions();

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      EventFilter filter = options.filter();
      list.show(
          screen,
          (size, cursor) -> {
            EventsPage page = client.events(filter.limited(size).from(cursor));
            return new ListOptions.Page<>(page.events(), page.next());
          },
          this::print);
    }
    return ExitCode.OK;
  }

  private void print(List<EventOut> events) {
    if (events.isEmpty()) {
      screen.print("No events.");
    } else {
      screen.print(EventTable.of(events));
    }
  }
}
