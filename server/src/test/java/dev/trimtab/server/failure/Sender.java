package dev.trimtab.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerProcess;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** A tenant's program that remembers what was acknowledged to it. */
final class Sender {
  private static final String EVENTS = "/v1/outcomes/events";
  private static final int BATCH = 100;
  private static final int LARGE = 2_000;

  private final HttpCalls calls;
  private final Set<String> acknowledged = new HashSet<>();
  private int sent;

  Sender(ServerProcess server, String key) {
    this.calls = server.as(key);
  }

  /** Sends one event. */
  Answer one() {
    String id = "one-" + sent++;
    Answer answer = calls.post(EVENTS, event(id, ""));
    if (answer.status() == 201) {
      acknowledged.add(id);
    }
    return answer;
  }

  /** Sends events that take some 200 KB of the store, all or none. */
  Answer many() {
    int first = sent;
    sent += BATCH;
    String batch =
        IntStream.range(first, sent)
            .mapToObj(i -> event("many-" + i, "x".repeat(LARGE)))
            .collect(java.util.stream.Collectors.joining(",", "[", "]"));
    Answer answer = calls.post(EVENTS + "/batch?atomic=true", batch);
    if (answer.status() == 200) {
      IntStream.range(first, sent).forEach(i -> acknowledged.add("many-" + i));
    }
    return answer;
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** Everything acknowledged is listed, and nothing else. */
  void assertKept() {
    Set<String> listed = new HashSet<>();
    String page = EVENTS + "?limit=1000";
    while (page != null) {
      Answer answer = calls.get(page);
      assertThat(answer.status()).isEqualTo(200);
      listed.addAll(answer.json().findValuesAsText("id"));
      String link = answer.header("Link");
      page = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(listed).isEqualTo(acknowledged);
  }

  /** The same as seen by another server on the same store. */
  void assertKept(ServerProcess server, String key) {
    Sender after = new Sender(server, key);
    after.acknowledged.addAll(acknowledged);
    after.assertKept();
  }

  private static String event(String id, String text) {
    return """
        {"id":"%s","domain":"d","event_type":"e","metric_type":"cost_usd","value":1,\
        "metadata":{"text":"%s"}}"""
        .formatted(id, text);
  }
}
