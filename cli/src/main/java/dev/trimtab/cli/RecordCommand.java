package dev.trimtab.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records the outcomes of one run by hand or from a script. */
@Command(
    name = "record",
    header = "Record what one run achieved.",
    description = {
      "Each METRIC=VALUE becomes one event. Metrics: success_rate (0 to 1), quality_score,",
      "latency_ms, cost_usd, and failure_class, whose value is the class of the failure."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab record -d support-bot -e answer success_rate=1 latency_ms=840 cost_usd=0.002",
      "  trimtab record -d support-bot -e answer success_rate=0 failure_class=timeout",
      "  trimtab record -d nightly -e build --id build-4711 -m version=2.3 success_rate=1",
      "",
      "With --id the command can be repeated safely: what is stored is not stored twice."
    })
final class RecordCommand implements Callable<Integer> {
  private static final String FAILURE_CLASS = "failure_class";

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      required = true,
      description = "The workload: an application, a queue, a repository.")
  private String domain = "";

  @Option(
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      required = true,
      description = "What was measured there, such as invoke_agent.")
  private String eventType = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When it happened; default now. 2026-03-02T09:30:00Z, or 3h for 3 hours ago.")
  private @Nullable Instant at;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Your own key of the run; the events' ids are ID:METRIC.")
  private @Nullable String id;

  @Option(
      names = {"-m", "--metadata"},
      paramLabel = "KEY=TEXT",
      description = "What else is known, such as agent=triage or version=2.3. Repeatable.")
  private Map<String, String> metadata = new LinkedHashMap<>();

  @Parameters(arity = "1..*", paramLabel = "METRIC=VALUE", description = "What was measured.")
  private List<String> measurements = new ArrayList<>();

  @Override
  public Integer call() {
    List<EventIn> events = measurements.stream().map(this::event).toList();
    try (TrimtabClient client = connection.client()) {
      for (EventIn event : events) {
        EventOut stored = client.record(event);
        if (json.isOn()) {
          screen.jsonLine(stored);
        } else {
          screen.print(
              "Recorded "
                  + stored.metricType()
                  + " "
                  + Figures.of(stored.metricType(), stored.value())
                  + " as "
                  + stored.id());
        }
      }
    }
    return ExitCode.OK;
  }

  private EventIn event(String measurement) {
    int equals = measurement.indexOf('=');
    if (equals < 1) {
      throw wrong("'" + measurement + "' is not METRIC=VALUE, such as success_rate=1");
    }
    String metric = measurement.substring(0, equals);
    String text = measurement.substring(equals + 1);
    boolean isClass = metric.equals(FAILURE_CLASS);
    ObjectNode said = Json.MAPPER.createObjectNode();
    metadata.forEach(said::put);
    if (isClass) {
      said.put(FAILURE_CLASS, text);
    }
    return new EventIn(
        id == null ? null : id + ":" + metric,
        domain,
        eventType,
        metric,
        isClass ? null : number(measurement, text),
        at,
        said.isEmpty() ? null : JsonText.of(said));
  }

  private Double number(String measurement, String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw wrong("'" + measurement + "': " + text + " is not a number");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
