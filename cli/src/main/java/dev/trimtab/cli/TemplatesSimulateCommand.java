package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TemplateCheckOut;
import dev.trimtab.client.TemplateSimulationOut;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells when a template would have opened loops. */
@Command(
    name = "simulate",
    header = "Show when a template, stored or not, would have opened loops.",
    description = {
      "It is replayed on the stored events of the last days, as if each loop had ended as soon as",
      "it began: of at most 100 series, and 20,000 events of each. Nothing is stored."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab templates simulate watch",
      "  trimtab templates simulate ./watch.yaml --days 90"
    })
final class TemplatesSimulateCommand implements Callable<Integer> {
  /** Below it, how much less says nothing more. */
  private static final double LEAST_FALSE = 0.01;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|FILE",
      description =
          "A stored template, or a document: what has a point or a slash in it is a file, - is"
              + " standard input.")
  private String said = "";

  @Option(names = "--days", paramLabel = "N", description = "How far back; default 30.")
  private @Nullable Integer days;

  @Override
  public Integer call() throws IOException {
    try (TrimtabClient client = connection.client()) {
      return TemplateDocument.isFile(said)
          ? simulateDocument(client.improvements(), TemplateDocument.read(said, spec))
          : simulateStored(client.improvements());
    }
  }

  private int simulateDocument(ImprovementsClient improvements, TemplateDocument document) {
    TemplateCheckOut check = improvements.validateTemplate(document.text());
    document.printFaults(screen, check);
    if (!check.valid()) {
      return ExitCode.FAILED;
    }
    show(
        TemplateDocument.name(check),
        TemplateDocument.trigger(check),
        improvements.simulateDocument(document.text(), since(), null));
    return ExitCode.OK;
  }

  private int simulateStored(ImprovementsClient improvements) {
    TemplateSimulationOut simulated = improvements.simulateTemplate(said, since(), null);
    show(said, improvements.template(said).trigger(), simulated);
    return ExitCode.OK;
  }

  private @Nullable Instant since() {
    return days == null ? null : Instant.now().minus(Duration.ofDays(days));
  }

  private void show(String name, String trigger, TemplateSimulationOut simulated) {
    if (json.isOn()) {
      screen.json(simulated);
      return;
    }
    screen.heading(
        "%s: %s would have begun since %s, in %s series"
            .formatted(
                name,
                Figures.count(simulated.loops().size(), "loop"),
                EventTable.time(simulated.since()),
                Figures.count(simulated.series())));
    screen.print("");
    if (!simulated.loops().isEmpty()) {
      screen.print(table(simulated, trigger));
      screen.print("");
    }
    notes(simulated, trigger);
  }

  private static Table table(TemplateSimulationOut simulated, String trigger) {
    Table table = Table.of("=AT", "=SINCE", "DOMAIN", "EVENTS", "METRIC", ">SEEN");
    for (TemplateSimulationOut.Opening each : simulated.loops()) {
      table.row(
          EventTable.time(each.at()),
          EventTable.time(each.since()),
          each.domain(),
          each.eventType(),
          each.metricType(),
          seen(trigger, each));
    }
    return table;
  }

  private static String seen(String trigger, TemplateSimulationOut.Opening opening) {
    return switch (trigger) {
      case "change_point" -> Figures.percent(opening.seen());
      case "direction" -> Figures.change(opening.seen());
      case "no_data" -> Figures.duration(opening.seen() * 1_000);
      default -> Figures.of(opening.metricType(), opening.seen());
    };
  }

  private static String few(double falseLoops) {
    return falseLoops < LEAST_FALSE
        ? "fewer than " + LEAST_FALSE
        : "at most " + Figures.number(falseLoops);
  }

  private void notes(TemplateSimulationOut simulated, String trigger) {
    if (trigger.equals("manual")) {
      screen.faintParagraph("", "It opens loops only where somebody asks for one.");
    } else if (simulated.falseLoops() == null) {
      screen.faintParagraph(
          "",
          "How many of them are false nobody can tell: of this trigger nothing is promised. Only"
              + " that of change points has a rate of false alarms.");
    } else {
      screen.faintParagraph(
          "",
          "In series at rest there would be %s by chance alone."
              .formatted(few(simulated.falseLoops())));
    }
    if (!simulated.complete()) {
      screen.faintParagraph(
          "", "There are more series, or more events of one, than were looked at.");
    }
  }
}
