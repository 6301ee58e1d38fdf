package dev.trimtab.server.upgrade;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.upgrade.SchemaFixture.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is put into a store for a fixture, the same for every version: small, but of everything. */
final class FixtureLoad {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final int RUNS = 25;
  private static final List<String> TENANTS = List.of("acme", "globex");

  private final ServerProcess server;
  private final Random random = new Random(1);

  FixtureLoad(ServerProcess server) {
    this.server = server;
  }

  /** Sends it, and asks for what can be asked of a store whose time stands still. */
  List<Answer> run() {
    List<Answer> answers = new ArrayList<>();
    for (String tenant : TENANTS) {
      String key = server.createKey(tenant);
      HttpCalls calls = server.as(key);
      record(calls, tenant);
      for (String path :
          List.of(
              "/v1/outcomes/events?limit=1000",
              "/v1/outcomes/events?domain=support-bot&metadata.agent=resolver&limit=5",
              "/v1/outcomes/events/" + tenant + "-7-latency",
              "/v1/outcomes/trends?window=40",
              "/v1/outcomes/trends/latency_ms?domain=checkout&window=10")) {
        answers.add(new Answer(key, path, expect(200, calls.get(path)).json()));
      }
    }
    return answers;
  }

  private void record(HttpCalls calls, String tenant) {
    StringBuilder batch = new StringBuilder();
    for (int i = 0; i < RUNS; i++) {
      run(tenant, i).forEach(event -> batch.append(event).append('\n'));
    }
    HttpCalls ndjson = calls.with("Content-Type", "application/x-ndjson");
    expect(200, ndjson.post("/v1/outcomes/events/batch", batch.toString()));
    // One that has an id made here, and one that was taken back.
    expect(201, calls.post("/v1/outcomes/events", event(tenant, "", "success_rate", 1, START)));
    String void3 = "/v1/outcomes/events/" + tenant + "-3-cost/void";
    expect(204, calls.post(void3, "{\"reason\": \"counted twice\"}"));
  }

  private List<String> run(String tenant, int number) {
    Instant time = START.plusSeconds(number * 4_000L + random.nextInt(600));
    String id = tenant + "-" + number;
    boolean success = random.nextInt(10) > 1;
    List<String> events = new ArrayList<>();
    events.add(event(tenant, id, "success_rate", success ? 1 : 0, time));
    events.add(event(tenant, id + "-quality", "quality_score", random.nextInt(65) / 64.0, time));
    events.add(event(tenant, id + "-latency", "latency_ms", 200 + random.nextInt(900), time));
    events.add(event(tenant, id + "-cost", "cost_usd", random.nextInt(64) / 1024.0, time));
    if (!success) {
      events.add(event(tenant, id + "-failure", "failure_class", 1, time));
    }
    return events;
  }

  private String event(String tenant, String id, String metric, double value, Instant time) {
    String own = id.isEmpty() ? "" : "\"id\":\"%s\",".formatted(id);
    String domain = time.getEpochSecond() % 2 == 0 ? "support-bot" : "checkout";
    String agent = tenant.equals("acme") ? "resolver" : "sentinel";
    return """
        {%s"domain":"%s","event_type":"invoke_agent","metric_type":"%s","value":%s,\
        "occurred_at":"%s","metadata":{"agent":"%s","failure_class":"timeout","nested":{"n":1.50}}}"""
        .formatted(own, domain, metric, value, time, agent);
  }

  private static HttpCalls.Answer expect(int status, HttpCalls.Answer answer) {
    if (answer.status() != status) {
      throw new IllegalStateException("not " + status + ": " + answer);
    }
    return answer;
  }
}
