package dev.trimtab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a follower gets over what happens to connections. */
class EventFollowerTest {
  private static final Map<String, String> STREAM = Map.of("Content-Type", "text/event-stream");

  private final List<String> heard = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private ScriptedServer server;
  private TrimtabClient client;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedServer();
    ClientSettings settings = ClientSettings.of(server.url(), "tt_key", null);
    client = new TrimtabClient(settings, new Wire(settings, pauses::add, new Random(1)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void goesOnBehindTheLastPositionWhenTheStreamEnds() throws Exception {
    stream("retry: 40\nid: 3\n\n" + message(4) + message(5)).then(503, "").then(429, "");
    stream("retry: 40\nid: 5\n\n" + message(6));

    try (EventFollower follower = follow(null)) {
      assertThat(follower.next().position()).isEqualTo(4);
      StreamedEvent second = follower.next();
      assertThat(second.event().id()).isEqualTo("e5");
      assertThat(follower.next().position()).isEqualTo(6);
    }
    assertThat(lastEventIds()).containsExactly(null, "5", "5", "5");
    assertThat(heard).containsExactly("lost", "lost", "lost", "found");
    assertThat(pauses).hasSize(3).first().isEqualTo(Duration.ofMillis(40));
  }

  /** What a sign of life says counts: no event has come yet, and none is missed. */
  @Test
  void beginsAgainWhereTheStreamBeganBeforeAnyEventCame() throws Exception {
    stream("retry: 40\nid: 17\n\n");
    stream(message(18));

    try (EventFollower follower = follow(null)) {
      assertThat(follower.next().position()).isEqualTo(18);
    }
    assertThat(lastEventIds()).containsExactly(null, "17");
  }

  @Test
  void beginsWhereItIsToldAndAsksForWhatIsWanted() throws Exception {
    stream(message(8));
    StreamFilter filter = new StreamFilter("a bot", null, "cost_usd", Map.of("agent", "x"));

    try (EventFollower follower = client.follow(filter, 7L, FollowObserver.NONE)) {
      follower.next();
    }
    ScriptedServer.Received request = server.received.getFirst();
    assertThat(request.line())
        .isEqualTo("GET /v1/outcomes/stream?domain=a%20bot&metric_type=cost_usd&metadata.agent=x");
    assertThat(request.headers().get("Last-event-id")).containsExactly("7");
    assertThat(request.headers().get("Authorization")).containsExactly("Bearer tt_key");
    assertThat(request.headers().get("Accept").getFirst()).startsWith("text/event-stream");
  }

  @Test
  void aKeyThatHasEndedEndsIt() throws Exception {
    stream(message(1)).then(401, "{\"title\":\"Unauthorized\",\"status\":401}");

    try (EventFollower follower = follow(null)) {
      follower.next();
      assertThatThrownBy(follower::next)
          .isInstanceOfSatisfying(
              TrimtabException.class, e -> assertThat(e.status()).isEqualTo(401));
    }
  }

  @Test
  void theFirstConnectionIsMadeOrFails() {
    server.then(503, "{\"title\":\"x\",\"status\":503,\"detail\":\"not now\"}");

    try (EventFollower follower = follow(null)) {
      assertThatThrownBy(follower::next)
          .isInstanceOf(TrimtabException.class)
          .hasMessage("503: not now");
    }
    assertThat(pauses).isEmpty();
  }

  @Test
  void whatIsNoStreamIsRecognised() {
    server.then(200, "<html>welcome</html>");

    try (EventFollower follower = follow(null)) {
      assertThatThrownBy(follower::next)
          .isInstanceOf(TrimtabException.class)
          .hasMessageContaining("Is the URL right?");
    }
  }

  private EventFollower follow(Long after) {
    return client.follow(
        StreamFilter.ALL,
        after,
        new FollowObserver() {
          @Override
          public void lost(String why, Duration retryIn) {
            heard.add("lost");
          }

          @Override
          public void found() {
            heard.add("found");
          }
        });
  }

  private ScriptedServer stream(String body) {
    return server.then(new ScriptedServer.Answer(200, body, STREAM));
  }

  private List<String> lastEventIds() {
    return server.received.stream()
        .map(request -> request.headers().get("Last-event-id"))
        .map(values -> values == null ? null : values.getFirst())
        .toList();
  }

  private static String message(int position) {
    return """
        id: %d
        event: outcome
        data: {"id":"e%d","tenant_id":"acme","domain":"bot","event_type":"answer",\
        "metric_type":"cost_usd","value":1.0,"occurred_at":"2026-03-02T09:30:00Z",\
        "recorded_at":"2026-03-02T09:30:00Z","metadata":{}}

        """
        .formatted(position, position);
  }
}
