package dev.trimtab.cli;

import dev.trimtab.client.EventFilter;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.EventsPage;
import dev.trimtab.client.TrimtabClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  private static final int MAX_PAGE = 1_000;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final EventFilterOptions options = new EventFilterOptions();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; default ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() {
    EventFilter filter = options.filter();
    if (json.isOn()) {
      forEach(filter, screen::jsonLine);
      return ExitCode.OK;
    }
    List<EventOut> events = new ArrayList<>();
    boolean isMore = forEach(filter, events::add);
    if (events.isEmpty()) {
      screen.print("No events.");
      return ExitCode.OK;
    }
    screen.print(EventTable.of(events));
    if (isMore) {
      screen.note("There are more; --limit shows them.");
    }
    return ExitCode.OK;
  }

  /** Follows the pages; true where there are events beyond the limit. */
  private boolean forEach(EventFilter filter, Consumer<EventOut> action) {
    int left = limit;
    try (TrimtabClient client = connection.client()) {
      EventsPage page = client.events(filter.limited(Math.clamp(left, 1, MAX_PAGE)));
      while (true) {
        page.events().stream().limit(left).forEach(action);
        left -= page.events().size();
        if (left <= 0 || page.next() == null) {
          return page.next() != null;
        }
        page = client.events(filter.limited(Math.min(left, MAX_PAGE)).from(page.next()));
      }
    }
  }
}
