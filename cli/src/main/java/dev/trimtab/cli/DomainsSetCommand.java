package dev.trimtab.cli;

import dev.trimtab.client.DomainIn;
import dev.trimtab.client.DomainOut;
import dev.trimtab.client.ScoreSettings;
import dev.trimtab.client.SensitivityWire;
import dev.trimtab.client.SeriesSensitivity;
import dev.trimtab.client.TrimtabClient;
import dev.trimtab.client.TrimtabException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes what is known about a domain. */
@Command(
    name = "set",
    header = "Change what is known about a domain.",
    description = {
      "What is not named stays as it is; an empty text takes a setting away. A score range holds",
      "for every quality_score recorded from then on: what lies outside is refused."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab domains set support-bot --owner team-support --channel '#support-bot'",
      "  trimtab domains set support-bot --score faithfulness=0..1 --score toxicity=0..5:lower",
      "  trimtab domains set support-bot --no-score toxicity --environment ''",
      "  trimtab domains set support-bot -m latency_ms --false-alarms 1 --smallest 0.1",
      "  trimtab domains set support-bot --trace-url 'https://traces.example.com/{trace_id}'"
    })
final class DomainsSetCommand implements Callable<Integer> {
  private static final int NOT_FOUND = 404;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DOMAIN", description = "The workload.")
  private String domain = "";

  @Option(names = "--owner", paramLabel = "TEXT", description = "Who answers for it.")
  private @Nullable String owner;

  @Option(names = "--channel", paramLabel = "TEXT", description = "Where its owner is reached.")
  private @Nullable String channel;

  @Option(names = "--environment", paramLabel = "TEXT", description = "Where it runs.")
  private @Nullable String environment;

  @Option(
      names = "--trace-url",
      paramLabel = "URL",
      description = "The address of a trace, with {trace_id} in the place of its id.")
  private @Nullable String traceUrl;

  @Option(
      names = "--score",
      paramLabel = "TYPE=MIN..MAX[:lower]",
      description = "The range of an event type's quality scores, and which way is better.")
  private Map<String, String> scores = new LinkedHashMap<>();

  @Option(
      names = "--no-score",
      paramLabel = "TYPE",
      description = "Declares nothing of that event type any more. Repeatable.")
  private List<String> withoutScores = new ArrayList<>();

  @Mixin private final SensitivityOptions sensitivity = new SensitivityOptions();

  @Option(
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      description = "With --false-alarms, --smallest or --basis: only of this event type.")
  private @Nullable String eventType;

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "METRIC",
      description = "Likewise: only of this metric type.")
  private @Nullable String metric;

  @Override
  public Integer call() {
    Map<String, ScoreSettings> declared = declared();
    try (TrimtabClient client = connection.client()) {
      DomainOut known = known(client);
      Map<String, ScoreSettings> merged = new TreeMap<>(known.scores());
      merged.putAll(declared);
      withoutScores.forEach(merged::remove);
      DomainOut now =
          client.putDomain(
              domain,
              new DomainIn(
                  changed(owner, known.owner()),
                  changed(channel, known.channel()),
                  changed(environment, known.environment()),
                  changed(traceUrl, known.traceUrlTemplate()),
                  merged,
                  sensitivities(known)));
      if (json.isOn()) {
        screen.json(now);
      } else {
        DomainScreen.print(screen, now);
      }
    }
    return ExitCode.OK;
  }

  /** With what is said of the series that --event-type and --metric name, of all without them. */
  private @Nullable List<SeriesSensitivity> sensitivities(DomainOut known) {
    if (!sensitivity.isSaid()) {
      return known.sensitivity();
    }
    List<SeriesSensitivity> merged =
        known.sensitivity() == null ? new ArrayList<>() : new ArrayList<>(known.sensitivity());
    SensitivityWire before = SensitivityOptions.NONE;
    for (SeriesSensitivity each : List.copyOf(merged)) {
      if (Objects.equals(each.eventType(), eventType)
          && Objects.equals(each.metricType(), metric)) {
        merged.remove(each);
        before =
            new SensitivityWire(each.basis(), each.falseAlarmsPerYear(), each.smallestDecline());
      }
    }
    SensitivityWire now = sensitivity.changed(before);
    if (now != null && !now.equals(SensitivityOptions.NONE)) {
      merged.add(
          new SeriesSensitivity(
              eventType, metric, now.basis(), now.falseAlarmsPerYear(), now.smallestDecline()));
    }
    return merged;
  }

  private Map<String, ScoreSettings> declared() {
    Map<String, ScoreSettings> declared = new LinkedHashMap<>();
    try {
      scores.forEach((eventType, text) -> declared.put(eventType, ScoreOption.read(text)));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), "--score: " + wrong.getMessage(), wrong);
    }
    return declared;
  }

  private DomainOut known(TrimtabClient client) {
    try {
      return client.domain(domain);
    } catch (TrimtabException none) {
      if (none.status() == NOT_FOUND) {
        return new DomainOut(domain, null, null, null, null, Map.of(), null, null);
      }
      throw none;
    }
  }

  private static @Nullable String changed(@Nullable String asked, @Nullable String known) {
    if (asked == null) {
      return known;
    }
    return asked.isEmpty() ? null : asked;
  }
}
