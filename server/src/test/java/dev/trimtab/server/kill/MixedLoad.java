package dev.trimtab.server.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * One client of one tenant that sends what comes in a real day: single events with and without an
 * id, batches, atomic batches, events sent again, late ones, many at the same time. Values are
 * multiples of 1/64, so that sums are exact in any order.
 */
final class MixedLoad implements Runnable {
  private static final List<String> TYPES =
      List.of("success_rate", "quality_score", "latency_ms", "cost_usd", "failure_class");
  private static final String OWN_ID = "own-";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int UNPROCESSABLE = 422;

  private final TenantApi api;
  private final Ledger ledger;
  private final Random random;
  private final String name;
  private final AtomicBoolean stop;
  private int sent;

  MixedLoad(TenantApi api, Ledger ledger, long seed, String name, AtomicBoolean stop) {
    this.api = api;
    this.ledger = ledger;
    this.random = new Random(seed);
    this.name = OWN_ID + name;
    this.stop = stop;
  }

  @Override
  public void run() {
    while (!stop.get()) {
      try {
        step();
      } catch (IOException dead) {
        return;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void step() throws IOException, InterruptedException {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> withoutId();
      case 3, 4, 5 -> single(name + "-" + sent++, value());
      case 6 -> again();
      case 7, 8 -> batch();
      default -> spoiledAtomicBatch();
    }
  }

  private void withoutId() throws IOException, InterruptedException {
    double value = value();
    TenantApi.Answer answer =
        api.post("/v1/outcomes/events", "application/json", "{" + fields(value) + "}");
    if (answer.status() == CREATED) {
      ledger.acknowledge(answer.body().get("id").asText(), value);
    }
  }

  private void single(String id, double value) throws IOException, InterruptedException {
    ledger.send(id, value);
    TenantApi.Answer answer = api.post("/v1/outcomes/events", "application/json", event(id, value));
    if (answer.status() == CREATED || answer.status() == OK) {
      ledger.acknowledge(id, value);
    }
  }

  /** Sends something again that was acknowledged, or whose answer was lost: never stored twice. */
  private void again() throws IOException, InterruptedException {
    Map<String, Double> from = ledger.lost().isEmpty() ? ledger.acknowledged() : ledger.lost();
    Optional<Map.Entry<String, Double>> some =
        from.entrySet().stream().filter(event -> event.getKey().startsWith(OWN_ID)).findAny();
    if (some.isPresent()) {
      single(some.get().getKey(), some.get().getValue());
    }
  }

  private void batch() throws IOException, InterruptedException {
    Map<String, Double> events = some(1 + random.nextInt(200));
    events.forEach(ledger::send);
    TenantApi.Answer answer =
        api.post("/v1/outcomes/events/batch", "application/x-ndjson", ndjson(events));
    if (answer.status() == OK) {
      Set<Integer> rejected = new HashSet<>();
      for (JsonNode fault : answer.body().get("rejected")) {
        rejected.add(fault.get("index").asInt());
      }
      List<String> ids = new ArrayList<>(events.keySet());
      for (int i = 0; i < ids.size(); i++) {
        if (!rejected.contains(i)) {
          ledger.acknowledge(ids.get(i), events.get(ids.get(i)));
        }
      }
    }
  }

  /** The last event of the batch says something else under an id that is taken: none is kept. */
  private void spoiledAtomicBatch() throws IOException, InterruptedException {
    String taken = name + "-" + sent++;
    single(taken, 0.5);
    if (!ledger.acknowledged().containsKey(taken)) {
      return;
    }
    Map<String, Double> events = some(3);
    events.forEach(ledger::send);
    String body = ndjson(events) + event(taken, 0.25) + "\n";
    TenantApi.Answer answer =
        api.post("/v1/outcomes/events/batch?atomic=true", "application/x-ndjson", body);
    if (answer.status() == UNPROCESSABLE) {
      events.keySet().forEach(ledger::refuse);
    }
  }

  private Map<String, Double> some(int count) {
    Map<String, Double> events = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      events.put(name + "-" + sent++, value());
    }
    return events;
  }

  private static String ndjson(Map<String, Double> events) {
    return events.entrySet().stream()
        .map(event -> event(event.getKey(), event.getValue()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private double value() {
    return random.nextInt(65) / 64.0;
  }

  /** What is sent under an id depends on the id and the value alone: sent again, it is the same. */
  private static String event(String id, double value) {
    return "{\"id\":\"%s\",%s}".formatted(id, fieldsOf(new Random(id.hashCode()), value));
  }

  private String fields(double value) {
    return fieldsOf(random, value);
  }

  private static String fieldsOf(Random random, double value) {
    String type = TYPES.get(random.nextInt(TYPES.size()));
    String time = "";
    if (random.nextInt(3) == 0) {
      Instant late = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(90_000));
      time = ",\"occurred_at\":\"" + late + "\"";
    }
    // More than there is room for, so that some are turned away even in a short load.
    String failure = random.nextBoolean() ? "timeout" : "class-" + random.nextInt(100);
    return """
        "domain":"domain-%d","event_type":"invoke","metric_type":"%s","value":%s%s,\
        "metadata":{"agent":"a","failure_class":"%s"}"""
        .formatted(random.nextInt(5), type, value, time, failure);
  }
}
