package dev.trimtab.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of a server that did a known amount of work. */
class MetricsIT {
  private static final Path PAGE = Path.of("../docs/metrics.md");

  /** There from the first of what they count on, which no call of this test brings about. */
  private static final List<String> FROM_THE_FIRST_ON =
      List.of("trimtab_quota_rejections_total", "trimtab_outbound_seconds");

  private static final Pattern NAMED = Pattern.compile("`([a-z]+(?:_[a-z]+)+)(?:\\{[a-z,]*\\})?`");
  private static final Set<String> COUNTED = Set.of("_count", "_sum", "_bucket", "_max");
  private static final String EVENTS = "/v1/outcomes/events";
  private static final String EVENT =
      """
      {"domain":"d","event_type":"e","metric_type":"cost_usd","value":1}""";

  private ServerProcess server;
  private HttpCalls calls;

  @BeforeEach
  void work() {
    server = ServerProcess.ephemeral(Map.of("TRIMTAB_LIMITS_SERIES_PER_TENANT", "1"));
    calls = server.as(server.createKey("acme"));
    assertThat(calls.post(EVENTS, EVENT).status()).isEqualTo(201);
    String batch =
        IntStream.range(0, 40).mapToObj(i -> EVENT).collect(Collectors.joining(",", "[", "]"));
    assertThat(calls.post(EVENTS + "/batch", batch).status()).isEqualTo(200);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void everyMetricThatTheManualNamesIsThere() throws IOException {
    Set<String> there = PrometheusPage.of(server).names();
    List<String> named = new ArrayList<>(named());
    assertThat(named).hasSizeGreaterThan(8).containsAll(FROM_THE_FIRST_ON);
    named.removeAll(FROM_THE_FIRST_ON);
    assertThat(named)
        .allSatisfy(
            name ->
                assertThat(there)
                    .as(name)
                    .anyMatch(
                        found ->
                            found.equals(name)
                                || COUNTED.stream().anyMatch(end -> found.equals(name + end))));
  }

  @Test
  void everyMetricOfOursIsInTheManual() throws IOException {
    List<String> named = named();
    assertThat(PrometheusPage.of(server).names())
        .filteredOn(name -> name.startsWith("trimtab_"))
        .allMatch(found -> named.stream().anyMatch(found::startsWith));
  }

  @Test
  void whatWentThroughIsCounted() {
    PrometheusPage page = PrometheusPage.of(server);
    assertThat(page.sum("trimtab_commit_events_sum")).isEqualTo(41);
    assertThat(page.sum("trimtab_commit_events_count")).isEqualTo(2);
    assertThat(page.sum("trimtab_commit_seconds_count")).isEqualTo(2);
    assertThat(page.sum("trimtab_commit_seconds_sum")).isPositive();
    assertThat(page.sum("trimtab_queue_events")).isZero();
    assertThat(page.sum("trimtab_queue_rejected_events_total")).isZero();
    assertThat(page.sum("trimtab_store_errors_total")).isZero();
    assertThat(page.sum("http_server_active_requests")).isEqualTo(1);
  }

  @Test
  void aRouteIsNamedAndNeverThePath() {
    for (String id : List.of("a-secret-id", "another")) {
      assertThat(calls.get(EVENTS + "/" + id).status()).isEqualTo(404);
      assertThat(calls.get("/v1/" + id).status()).isEqualTo(404);
    }
    String requests = "http_server_requests_seconds_count";
    Patience.await(
        "both calls counted",
        () -> PrometheusPage.of(server).sum(requests, "uri=\"/v1/outcomes/events/{id}\"") == 2);
    assertThat(PrometheusPage.of(server).lines()).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void rejectionsAreCountedByReason() {
    Map<String, Runnable> rejections =
        Map.ofEntries(
            Map.entry("malformed", () -> calls.post(EVENTS, "{")),
            Map.entry("unauthenticated", () -> server.anonymously().get(EVENTS)),
            Map.entry("forbidden", () -> calls.get(EVENTS + "?tenant_id=globex")),
            Map.entry("not_found", () -> calls.get(EVENTS + "/none")),
            Map.entry("method_not_allowed", () -> calls.delete(EVENTS)),
            Map.entry("conflict", this::conflict),
            Map.entry("too_large", () -> calls.post(EVENTS, " ".repeat(100_000))),
            Map.entry(
                "unsupported_media_type", () -> calls.post(EVENTS, "text/plain", new byte[1])),
            Map.entry("invalid", () -> calls.post(EVENTS, EVENT.replace("\"d\"", "\"other\""))),
            Map.entry("other", () -> calls.with("Accept", "text/html").get("/v1/me")));
    rejections.values().forEach(Runnable::run);
    Patience.await(
        "every rejection counted",
        () -> PrometheusPage.of(server).sum("trimtab_rejections_total") >= rejections.size());

    PrometheusPage page = PrometheusPage.of(server);
    assertThat(rejections.keySet())
        .allSatisfy(reason -> assertThat(rejected(page, reason)).as(reason).isEqualTo(1));
    assertThat(page.sum("trimtab_rejections_total")).isEqualTo(rejections.size());
    for (String never : List.of("queue_full", "unavailable", "storage_full", "internal_error")) {
      assertThat(page.lines()).anyMatch(line -> line.contains("reason=\"" + never + "\"} 0.0"));
    }
  }

  private void conflict() {
    String named = EVENT.replace("{", "{\"id\":\"once\",");
    assertThat(calls.post(EVENTS, named).status()).isEqualTo(201);
    assertThat(calls.post(EVENTS, named.replace(":1}", ":2}")).status()).isEqualTo(409);
  }

  private static double rejected(PrometheusPage page, String reason) {
    return page.sum("trimtab_rejections_total", "reason=\"" + reason + "\"");
  }

  private static List<String> named() throws IOException {
    return NAMED
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> found.group(1))
        .filter(name -> name.matches("(trimtab|http|jvm|process)_.*"))
        .distinct()
        .toList();
  }
}
