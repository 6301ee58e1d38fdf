package dev.trimtab.cli;

import dev.trimtab.cli.screen.Cell;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.LoopFilter;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.LoopsPage;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists improvement loops, and holds the rarer commands about them. */
@Command(
    name = "loops",
    header = "List improvement loops, newest first; open, note on, cancel, verify one.",
    description = {
      "A loop goes from a decline to a verdict: it looks for causes, asks for a yes, has something",
      "changed, and says from fresh outcomes whether things became better. An improvement stands",
      "where its evidence is enough among all verifications of the tenant, so that at most 5 % of",
      "those that stand are false; else it holds by itself."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      LoopsOpenCommand.class,
      LoopsNoteCommand.class,
      LoopsCancelCommand.class,
      LoopsVerifyCommand.class,
    },
    footer = {
      "",
      "Examples:",
      "  trimtab loops --open                         what is under way, and what it waits for",
      "  trimtab loops --state awaiting_approval      where somebody has to say yes or no",
      "  trimtab loop 019ad3f1-6c2e                   one of them, from trigger to verdict",
      "  trimtab approve 019ad3f1-6c2e --note \"go\"",
      "",
      "With --json each loop is one line."
    })
final class LoopsCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final ListOptions list = new ListOptions();

  @Option(
      names = {"-t", "--template"},
      paramLabel = "NAME",
      description = "Only of this template.")
  private @Nullable String template;

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "Only of this workload.")
  private @Nullable String domain;

  @Option(
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      description = "Only of this event type.")
  private @Nullable String eventType;

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "METRIC",
      description = "Only success_rate, quality_score, latency_ms or cost_usd.")
  private @Nullable String metric;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those that stand there, such as acting, verifying or improved.")
  private @Nullable String state;

  @ArgGroup private @Nullable Status status;

  /** Whether they have ended. */
  private static final class Status {
    @Option(names = "--open", description = "Only those that are open.")
    private boolean open;

    @Option(names = "--ended", description = "Only those that have ended.")
    private boolean ended;

    @Nullable String wireName() {
      return open ? "open" : ended ? "ended" : null;
    }
  }

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      list.show(
          screen,
          (size, cursor) -> {
            LoopsPage page = client.improvements().loops(filter(size, cursor));
            return new ListOptions.Page<>(page.loops(), page.next());
          },
          loops -> print(client, loops));
    }
    return ExitCode.OK;
  }

  private void print(TrimtabClient client, List<LoopOut> loops) {
    if (loops.isEmpty()) {
      sayNone(client);
    } else {
      screen.print(table(loops));
    }
  }

  private LoopFilter filter(int size, @Nullable String cursor) {
    String wanted = status == null ? null : status.wireName();
    return new LoopFilter(template, domain, eventType, metric, state, wanted, size, cursor);
  }

  private void sayNone(TrimtabClient client) {
    boolean isFiltered =
        Stream.of(template, domain, eventType, metric, state).anyMatch(Objects::nonNull);
    if (isFiltered) {
      screen.print("No loops like these.");
      return;
    }
    screen.print(status != null && status.open ? "No loop is open." : "No loops.");
    if (client.improvements().templates().isEmpty()) {
      screen.note("Loops come of templates, and there is none yet. To begin:");
      screen.note("  trimtab templates library");
      screen.note("  trimtab templates library success-regression | trimtab templates apply -");
    } else {
      screen.note("What would have opened one: trimtab templates simulate NAME.");
      screen.note("To open one by hand: trimtab loops open NAME -d DOMAIN -e TYPE -m METRIC.");
    }
  }

  private Table table(List<LoopOut> loops) {
    return screen.style().isNarrow() ? narrow(loops) : wide(loops);
  }

  /** On a terminal ids are shortened, as they can be typed so; elsewhere programs may read them. */
  private Table wide(List<LoopOut> loops) {
    boolean isTerminal = screen.style().columns() > 0;
    Table table =
        Table.of("=ID", "=STATE", "TEMPLATE", "DOMAIN", "EVENTS", "METRIC", "=SINCE", "WAITS FOR");
    for (LoopOut loop : loops) {
      table.row(
          Cell.of(isTerminal ? LoopWords.shortId(loop, loops) : loop.id()),
          LoopWords.state(loop),
          Cell.of(loop.template()),
          Cell.of(loop.domain()),
          Cell.of(loop.eventType()),
          Cell.of(loop.metricType()),
          Cell.of(EventTable.minute(loop.since())),
          Cell.of(LoopWords.waitsForBriefly(loop)));
    }
    return table;
  }

  private static Table narrow(List<LoopOut> loops) {
    Table table = Table.of("=ID", "=STATE", "TEMPLATE", "DOMAIN", "WAITS FOR");
    for (LoopOut loop : loops) {
      table.row(
          Cell.of(LoopWords.shortId(loop, loops)),
          LoopWords.state(loop),
          Cell.of(loop.template()),
          Cell.of(loop.domain()),
          Cell.of(LoopWords.waitsForBriefly(loop)));
    }
    return table;
  }
}
