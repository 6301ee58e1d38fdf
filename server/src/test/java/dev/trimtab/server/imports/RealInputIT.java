package dev.trimtab.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.cli.TrimtabCommand;
import dev.trimtab.client.Json;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.PublicData;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.imports.AgentRuns.Run;
import dev.trimtab.server.imports.AgentRuns.Sum;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What two real agents achieved, imported whole as the how-to says, and held against what the file
 * itself says.
 */
class RealInputIT {
  private static final String MAPPING = "../examples/swe-bench-pro.mapping.yaml";
  private static final Pattern NEXT_PAGE = Pattern.compile("<([^>]*)>; *rel=\"next\"");
  private static final double CENT_FRACTION = 1e-6;

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  @TempDir private Path folder;
  private final String key = SERVER.server().createKey("runs-" + UUID.randomUUID());
  private final HttpCalls calls = SERVER.server().as(key);
  private AgentRuns file;

  @BeforeEach
  void importIt() throws IOException {
    Path path = PublicData.file("agent-runs/swe-bench-pro.ndjson");
    file = AgentRuns.read(path);
    assertThat(run(path)).isEqualTo(Json.MAPPER.readTree(result(events(), 0)));
  }

  @Test
  void countsAreThoseOfTheFile() {
    int runs = file.total().runs();
    int failed = runs - file.total().resolved();
    JsonNode dashboard = calls.get("/v1/outcomes/dashboard").json();
    JsonNode summary = dashboard.get("summary");

    assertThat(summary.get("total_events").intValue()).isEqualTo(events());
    assertThat(texts(summary.get("domains"))).isEqualTo(distinct(Run::repo));
    assertThat(texts(summary.get("event_types"))).isEqualTo(distinct(Run::agent));
    assertThat(summary.get("metric_counts").toString())
        .isEqualTo(
            """
            {"success_rate":%1$d,"quality_score":0,"latency_ms":%1$d,"cost_usd":%1$d,\
            "failure_class":%2$d}"""
                .formatted(runs, failed));
    assertThat(dashboard.get("top_failure_modes").toString())
        .isEqualTo("[{\"failure_class\":\"wrong_patch\",\"count\":%d}]".formatted(failed));
  }

  @Test
  void successesAndCostsByAgentAndRepositoryAreThoseOfTheFile() {
    Map<String, Sum> byRepository = file.by(Run::repo);
    Map<String, Sum> byBoth = file.by(run -> run.repo() + "\",\"event_type\":\"" + run.agent());
    assertThat(byBoth).hasSizeGreaterThan(byRepository.size());
    byRepository.forEach(this::assertReturn);
    byBoth.forEach(this::assertReturn);
  }

  @Test
  void failuresOfEachRepositoryAreThoseOfTheFile() {
    file.by(Run::repo)
        .forEach(
            (repo, sum) ->
                assertThat(
                        calls
                            .get("/v1/outcomes/dashboard?domain=" + repo.replace("/", "%2F"))
                            .json()
                            .at("/top_failure_modes/0/count")
                            .intValue())
                    .as(repo)
                    .isEqualTo(sum.runs() - sum.resolved()));
  }

  @Test
  void everyRowIsThereWithItsValues() {
    Map<String, Double> stored = stored();
    for (Run run : file.runs()) {
      String row = run.task() + " " + run.agent() + " " + run.repo() + " ";
      assertThat(stored.remove(row + "success_rate")).isEqualTo(run.resolved() ? 1.0 : 0.0);
      assertThat(stored.remove(row + "cost_usd")).isEqualTo(run.costUsd().doubleValue());
      assertThat(stored.remove(row + "latency_ms")).isEqualTo(run.latencyMs().doubleValue());
      assertThat(stored.remove(row + "failure_class")).isEqualTo(run.resolved() ? null : 1.0);
    }
    assertThat(stored).isEmpty();
  }

  @Test
  void importedAgainItAddsNothing() throws IOException {
    Path path = PublicData.file("agent-runs/swe-bench-pro.ndjson");
    assertThat(run(path)).isEqualTo(Json.MAPPER.readTree(result(0, events())));
    assertThat(stored()).hasSize(events());
    assertThat(folder).isEmptyDirectory();
  }

  private int events() {
    return 4 * file.total().runs() - file.total().resolved();
  }

  private String result(int accepted, int duplicates) {
    return """
        {"rows": %d, "accepted": %d, "duplicates": %d, "rejected": 0, "skipped": 0}"""
        .formatted(file.total().runs(), accepted, duplicates);
  }

  private void assertReturn(String domain, Sum sum) {
    JsonNode roi =
        calls
            .post(
                "/v1/outcomes/roi",
                """
                {"domain":"%s","hours_saved_per_success":2,"cost_per_hour_usd":80}"""
                    .formatted(domain))
            .json();
    double cost = sum.costUsd().doubleValue();
    assertThat(roi.get("total_invocations").intValue()).as(domain).isEqualTo(sum.runs());
    assertThat(roi.get("success_count").intValue()).as(domain).isEqualTo(sum.resolved());
    assertThat(roi.get("total_cost_usd").doubleValue()).isCloseTo(cost, within(CENT_FRACTION));
    assertThat(roi.get("net_value_usd").doubleValue())
        .isCloseTo(160.0 * sum.resolved() - cost, within(CENT_FRACTION));
    assertThat(roi.get("avg_latency_ms").doubleValue())
        .isCloseTo(sum.latencyMs().doubleValue() / sum.runs(), within(CENT_FRACTION));
  }

  /** Every event's value, page after page, by its row and metric type. */
  private Map<String, Double> stored() {
    Map<String, Double> all = new HashMap<>();
    String page = "/v1/outcomes/events?limit=1000";
    while (page != null) {
      HttpCalls.Answer answer = calls.get(page);
      for (JsonNode event : answer.json()) {
        String row =
            event.at("/metadata/instance_id").textValue()
                + " "
                + event.get("event_type").textValue()
                + " "
                + event.get("domain").textValue()
                + " "
                + event.get("metric_type").textValue();
        assertThat(all.put(row, event.get("value").doubleValue())).as("twice: %s", row).isNull();
      }
      String link = answer.header("Link");
      Matcher next = NEXT_PAGE.matcher(link == null ? "" : link);
      page = next.find() ? next.group(1) : null;
    }
    return all;
  }

  /** Runs the command as a person does. */
  private JsonNode run(Path path) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> server = List.of("--url", SERVER.server().uri().toString(), "--key", key);
    List<String> files =
        List.of(
            "--map", MAPPING, "--rejected", folder.resolve("rejected").toString(), path.toString());
    List<String> arguments =
        List.of(List.of("import", "--json"), server, files).stream().flatMap(List::stream).toList();
    String[] command = arguments.toArray(String[]::new);
    CommandLine program = TrimtabCommand.commandLine(List.of(), command);
    program.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertThat(program.execute(command)).as(err.toString()).isZero();
    return Json.MAPPER.readTree(out.toString());
  }

  private List<String> distinct(java.util.function.Function<Run, String> field) {
    Set<String> names = file.runs().stream().map(field).collect(Collectors.toSet());
    return List.copyOf(new TreeSet<>(names));
  }

  private static List<String> texts(JsonNode array) {
    return Json.MAPPER.convertValue(array, Json.MAPPER.constructType(List.class));
  }
}
