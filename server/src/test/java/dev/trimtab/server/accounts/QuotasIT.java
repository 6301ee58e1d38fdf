package dev.trimtab.server.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much tenants and keys may do, on a real server. Quotas by the day do not fill meanwhile. */
class QuotasIT {
  private static final String EVENT =
      "{\"domain\":\"%s\",\"event_type\":\"t\",\"metric_type\":\"success_rate\",\"value\":1}";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  @Test
  void requestsBeyondTheTenantsQuotaAreRefusedAndOthersAreNot() {
    quotas("busy", "{\"requests\": \"3/day\"}");
    HttpCalls first = tenant("busy");
    HttpCalls second = tenant("busy");

    Answer one = first.get("/v1/me");
    assertThat(one.header("RateLimit-Policy")).isEqualTo("\"tenant-requests\";q=3;w=86400");
    assertThat(one.header("RateLimit")).isEqualTo("\"tenant-requests\";r=2;t=28800");
    assertThat(second.get("/v1/me").status()).as("another key, the same tenant").isEqualTo(200);
    assertThat(first.get("/v1/me").header("RateLimit")).contains("r=0");

    Answer refused = first.get("/v1/me");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().get("type").textValue())
        .isEqualTo("urn:trimtab:problem:quota-exceeded");
    assertThat(refused.json().get("detail").textValue()).contains("requests 3/day");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(28_000, 28_800);
    assertThat(refused.header("RateLimit")).contains("r=0");
    assertThat(tenant("quiet").get("/v1/me").status()).isEqualTo(200);
    assertThat(tenant("quiet").get("/v1/me").header("RateLimit")).isNull();
    assertThat(operator().get("/v1/outcomes/events?tenant_id=busy").status()).isEqualTo(200);
  }

  /** A bound from below: however slow the machine is, it holds. */
  @Test
  void whoIsTurnedAwayIsNotAnsweredAtOnce() {
    quotas("hasty", "{\"requests\": \"1/day\"}");
    HttpCalls calls = tenant("hasty");
    assertThat(calls.get("/v1/me").status()).isEqualTo(200);

    long asked = System.nanoTime();
    assertThat(calls.get("/v1/me").status()).isEqualTo(429);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(150));
  }

  @Test
  void norWhoseEventsAreTooMany() {
    quotas("eager", "{\"events\": \"1/day\"}");
    HttpCalls calls = tenant("eager");
    assertThat(batch(calls, 1).status()).isEqualTo(200);

    for (int size : new int[] {1, 2}) {
      long asked = System.nanoTime();
      assertThat(batch(calls, size).status()).isEqualTo(429);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(150));
    }
    long asked = System.nanoTime();
    assertThat(calls.post("/v1/outcomes/events", EVENT.formatted("a")).status()).isEqualTo(429);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(150));
  }

  @Test
  void aBatchThatDoesNotFitIsRefusedWhole() {
    quotas("batches", "{\"events\": \"10/day\"}");
    HttpCalls calls = tenant("batches");

    assertThat(batch(calls, 6).status()).isEqualTo(200);
    Answer refused = batch(calls, 5);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("RateLimit")).contains("\"tenant-events\";r=4");
    assertThat(batch(calls, 4).status()).as("what is left can be used").isEqualTo(200);
    assertThat(calls.post("/v1/outcomes/events", EVENT.formatted("a")).status()).isEqualTo(429);
    assertThat(calls.get("/v1/outcomes/events?limit=100").json()).hasSize(10);

    Answer never = batch(calls, 11);
    assertThat(never.status()).isEqualTo(429);
    assertThat(never.json().get("detail").textValue()).contains("send less in a call");
  }

  /** What is turned away costs next to nothing: whether its events are good is not looked at. */
  @Test
  void aBatchThatCannotFitIsNotParsed() {
    quotas("unparsed", "{\"events\": \"3/day\"}");
    HttpCalls calls = tenant("unparsed");
    String lines = "{}\n".repeat(4);

    assertThat(calls.post("/v1/outcomes/events/batch", "[{}, {}, {}, {}]").status()).isEqualTo(429);
    assertThat(
            calls
                .post("/v1/outcomes/events/batch", "application/x-ndjson", lines.getBytes(UTF_8))
                .status())
        .isEqualTo(429);
    assertThat(calls.post("/v1/outcomes/events/batch", "[{}, {}, {}]").status()).isEqualTo(200);
    assertThat(batch(calls, 3).status())
        .as("what was refused or bad is not counted")
        .isEqualTo(200);
  }

  @Test
  void bytesCountAsSentWithAndWithoutALength() {
    quotas("bytes", "{\"bytes\": \"250/day\"}");
    HttpCalls calls = tenant("bytes");
    byte[] event = EVENT.formatted("a").getBytes(UTF_8);

    assertThat(calls.post("/v1/outcomes/events", "application/json", event).status())
        .isEqualTo(201);
    assertThat(calls.postChunked("/v1/outcomes/events", "application/json", event).status())
        .isEqualTo(201);
    Answer left = calls.get("/v1/me");
    assertThat(left.header("RateLimit-Policy")).endsWith(";qu=\"content-bytes\"");
    assertThat(left.header("RateLimit"))
        .startsWith("\"tenant-bytes\";r=" + (250 - 2 * event.length) + ";");
    assertThat(calls.post("/v1/outcomes/events", "application/json", event).status())
        .isEqualTo(201);
    assertThat(calls.post("/v1/outcomes/events", "application/json", event).status())
        .isEqualTo(429);
    assertThat(calls.get("/v1/me").status()).as("no body, no bytes").isEqualTo(200);
  }

  @Test
  void aKeyHasQuotasOfItsOwnBesideItsTenants() {
    quotas("shared", "{\"events\": \"5/day\"}");
    HttpCalls bounded = key("shared", "{\"events\": \"2/day\"}");
    HttpCalls free = tenant("shared");

    assertThat(batch(bounded, 3).status()).isEqualTo(429);
    assertThat(batch(free, 3).status()).as("the refused batch was not counted").isEqualTo(200);
    assertThat(batch(bounded, 2).status()).isEqualTo(200);
    assertThat(batch(bounded, 1).status()).isEqualTo(429);
    assertThat(batch(free, 1).status()).isEqualTo(429);
    assertThat(bounded.get("/v1/me").header("RateLimit"))
        .contains("\"tenant-events\";r=0", "\"key-events\";r=0");
  }

  @Test
  void changedQuotasCountAtOnceAndTheOthersGoOn() {
    quotas("changing", "{\"requests\": \"2/day\", \"events\": \"5/day\"}");
    HttpCalls calls = tenant("changing");
    assertThat(batch(calls, 5).status()).isEqualTo(200);
    assertThat(calls.get("/v1/me").status()).isEqualTo(200);
    assertThat(calls.get("/v1/me").status()).isEqualTo(429);

    quotas("changing", "{\"requests\": \"100/day\", \"events\": \"5/day\"}");
    assertThat(calls.get("/v1/me").status()).isEqualTo(200);
    assertThat(batch(calls, 1).status()).as("used up before").isEqualTo(429);

    quotas("changing", "{}");
    assertThat(batch(calls, 100).status()).isEqualTo(200);
  }

  @Test
  void seriesBeyondTheTenantsLimitAre422() {
    quotas("series", "{\"series\": 1}");
    HttpCalls calls = tenant("series");
    assertThat(calls.post("/v1/outcomes/events", EVENT.formatted("a")).status()).isEqualTo(201);
    assertThat(calls.post("/v1/outcomes/events", EVENT.formatted("b")).status()).isEqualTo(422);
    assertThat(calls.post("/v1/outcomes/events", EVENT.formatted("a")).status()).isEqualTo(201);
  }

  @Test
  void refusalsAreCountedApartFromAFullQueue() {
    quotas("counted", "{\"requests\": \"1/day\"}");
    HttpCalls calls = tenant("counted");
    calls.get("/v1/me");
    calls.get("/v1/me");
    assertThat(SERVER.server().anonymously().get("/metrics").body())
        .contains(
            "trimtab_rejections_total{reason=\"quota_exceeded\"}",
            "trimtab_quota_rejections_total{holder=\"tenant\",quota=\"requests\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"requests\": \"5\"}|/quotas/requests",
        "{\"requests\": 5}|/quotas/requests",
        "{\"events\": \"0/day\"}|/quotas/events",
        "{\"bytes\": \"1/fortnight\"}|/quotas/bytes",
        "{\"series\": 0}|/quotas/series",
        "{\"series\": \"many\"}|/quotas/series",
        "{\"cpu\": \"1/day\"}|/quotas/cpu",
        "[]|/quotas"
      })
  void whatIsNoQuotaIsNamed(String quotas, String pointer) {
    Answer refused = operator().put("/v1/tenants/wrong", "{\"quotas\": " + quotas + "}");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
  }

  private static Answer batch(HttpCalls calls, int events) {
    String body =
        IntStream.range(0, events)
            .mapToObj(i -> EVENT.formatted("a"))
            .collect(Collectors.joining(",", "[", "]"));
    return calls.post("/v1/outcomes/events/batch", body);
  }

  private static void quotas(String tenant, String quotas) {
    Answer set = operator().put("/v1/tenants/" + tenant, "{\"quotas\": " + quotas + "}");
    assertThat(set.status()).as(set.body()).isEqualTo(200);
  }

  private static HttpCalls tenant(String tenant) {
    return SERVER.server().as(SERVER.server().createKey(tenant));
  }

  private static HttpCalls key(String tenant, String quotas) {
    Answer made =
        operator()
            .post(
                "/v1/keys",
                """
                {"tenant_id": "%s", "name": "bounded", "scopes": ["admin"], "quotas": %s}"""
                    .formatted(tenant, quotas));
    assertThat(made.json().at("/quotas/events").isTextual()).isTrue();
    return SERVER.server().as(made.json().get("key").textValue());
  }

  private static HttpCalls operator() {
    return SERVER.server().as(ServerProcess.EPHEMERAL_KEY);
  }
}
