package dev.trimtab.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.outbound.OutboundCall.NamedBy;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import dev.trimtab.server.outbound.OutboundResult.Failed;
import dev.trimtab.server.outbound.OutboundResult.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
  private static final Answered FINE = new Answered(200, new byte[0]);
  private static final String PUBLIC = "93.184.215.14";
  private static final String ALSO_PUBLIC = "93.184.215.15";

  private final Deque<String[]> lookups = new ArrayDeque<>();
  private final Deque<Object> answers = new ArrayDeque<>();
  private final List<String> reached = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private long nanos;

  @Test
  void connectsToTheAddressThatWasCheckedAndToNoOther() {
    lookups.add(new String[] {PUBLIC});
    // Whoever asked again would be sent here.
    lookups.add(new String[] {"127.0.0.1"});

    assertThat(outbound().send(get("https://hooks.example.com/x", NamedBy.CALLER))).isEqualTo(FINE);

    assertThat(reached).containsExactly(PUBLIC);
    assertThat(lookups).hasSize(1);
  }

  @Test
  void aRetryLooksAgainAndChecksAgain() {
    lookups.add(new String[] {PUBLIC});
    lookups.add(new String[] {"169.254.169.254"});
    answers.add(new TimeoutException());

    assertThat(outbound().send(get("https://hooks.example.com/", NamedBy.CALLER)))
        .isInstanceOf(Refused.class);

    assertThat(reached).containsExactly(PUBLIC);
  }

  @Test
  void oneAddressInAPrivateNetworkSpoilsTheName() {
    lookups.add(new String[] {PUBLIC, "10.0.0.7"});
    assertThat(outbound().send(get("https://hooks.example.com/", NamedBy.CALLER)))
        .isInstanceOf(Refused.class);
    assertThat(reached).isEmpty();
  }

  @Test
  void aSecondAttemptTakesTheNextAddress() {
    lookups.add(new String[] {PUBLIC, ALSO_PUBLIC});
    lookups.add(new String[] {PUBLIC, ALSO_PUBLIC});
    answers.add(new IOException("connection refused"));
    assertThat(outbound().send(get("https://hooks.example.com/", NamedBy.CALLER))).isEqualTo(FINE);
    assertThat(reached).containsExactly(PUBLIC, ALSO_PUBLIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://hooks.example.com/",
        "file:///etc/passwd",
        "https:///x",
        "https://user:secret@hooks.example.com/",
        "http://hooks.example.com/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://localhost./"
      })
  void whatTheRulesForbidIsNotSent(String target) {
    lookups.add(new String[] {target.contains("hooks") ? PUBLIC : "127.0.0.1"});
    OutboundResult result = outbound().send(get(target, NamedBy.CALLER));
    assertThat(result).isInstanceOf(Refused.class);
    assertThat(result.toString()).doesNotContain("secret");
    assertThat(reached).isEmpty();
  }

  @Test
  void whatTheConfigurationNamesMayLieInAPrivateNetworkButTakesTls() {
    lookups.add(new String[] {"10.0.0.7"});
    lookups.add(new String[] {"127.0.0.1"});
    lookups.add(new String[] {"10.0.0.7"});
    Outbound outbound = outbound();
    assertThat(outbound.send(get("https://idp.corp/keys", NamedBy.OPERATOR))).isEqualTo(FINE);
    assertThat(outbound.send(get("http://localhost:9/keys", NamedBy.OPERATOR))).isEqualTo(FINE);
    assertThat(outbound.send(get("http://idp.corp/keys", NamedBy.OPERATOR)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void listsSayWhichHostsCallersMayName() {
    OutboundRules rules =
        new OutboundRules(Set.of("*.example.com", "build.corp"), Set.of("build.corp"));
    assertThat(against(rules, "https://hooks.example.com/", PUBLIC)).isFalse();
    assertThat(against(rules, "https://HOOKS.Example.com./", PUBLIC)).isFalse();
    assertThat(against(rules, "https://build.corp/", "10.0.0.7")).isFalse();
    assertThat(against(rules, "https://hooks.example.com/", "10.0.0.7")).isTrue();
    assertThat(against(rules, "https://example.com/", PUBLIC)).isTrue();
    assertThat(against(rules, "https://badexample.com/", PUBLIC)).isTrue();
    assertThat(against(rules, "https://hooks.example.com.evil.net/", PUBLIC)).isTrue();
  }

  @Test
  void triesAgainWhatCanBeRepeatedAndWaitsLongerEachTime() {
    answers.add(new IOException("broken"));
    answers.add(new Answered(503, new byte[0]));
    answers.add(new Answered(502, new byte[0]));
    assertThat(outbound().send(get("https://hooks.example.com/", NamedBy.CALLER)))
        .isInstanceOfSatisfying(Answered.class, last -> assertThat(last.status()).isEqualTo(502));
    assertThat(reached).hasSize(3);
    assertThat(pauses).hasSize(2);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(pauses.get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void sendsOnceWhatMustNotBeRepeatedAndWhatWasUnderstood() {
    answers.add(new IOException("broken"));
    OutboundCall once =
        new OutboundCall(
            "test",
            NamedBy.CALLER,
            "POST",
            URI.create("https://hooks.example.com/"),
            Map.of(),
            new byte[] {1},
            false);
    assertThat(outbound().send(once)).isEqualTo(new Failed("broken"));
    answers.add(new Answered(404, new byte[0]));
    assertThat(outbound().send(get("https://hooks.example.com/", NamedBy.CALLER)))
        .isInstanceOf(Answered.class);
    assertThat(reached).hasSize(2);
  }

  @Test
  void leavesAloneWhoFailsAgainAndAgainAndTriesOnceLater() {
    Outbound outbound = outbound();
    for (int i = 0; i < 9; i++) {
      answers.add(new IOException("down"));
    }
    outbound.send(get("https://hooks.example.com/", NamedBy.CALLER));
    outbound.send(get("https://hooks.example.com/", NamedBy.CALLER));
    assertThat(reached).as("five in a row, then none").hasSize(5);

    assertThat(outbound.send(get("https://hooks.example.com/", NamedBy.CALLER)))
        .isInstanceOf(Failed.class);
    assertThat(outbound.send(get("https://other.example.com/", NamedBy.CALLER)))
        .as("others are not meant")
        .isInstanceOf(Failed.class);
    int before = reached.size();

    nanos += Duration.ofSeconds(31).toNanos();
    answers.clear();
    assertThat(outbound.send(get("https://hooks.example.com/", NamedBy.CALLER))).isEqualTo(FINE);
    assertThat(outbound.send(get("https://hooks.example.com/", NamedBy.CALLER))).isEqualTo(FINE);
    assertThat(reached).hasSize(before + 2);
  }

  @Test
  void countsByPurposeAndOutcome() {
    outbound().send(get("https://hooks.example.com/", NamedBy.CALLER));
    outbound().send(get("ftp://hooks.example.com/", NamedBy.CALLER));
    assertThat(registry.get("trimtab.outbound").tag("outcome", "success").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("trimtab.outbound").tag("outcome", "refused").timer().count())
        .isEqualTo(1);
  }

  private boolean against(OutboundRules rules, String url, String address) {
    lookups.clear();
    lookups.add(new String[] {address});
    return outbound(rules).send(get(url, NamedBy.CALLER)) instanceof Refused;
  }

  private Outbound outbound() {
    return outbound(new OutboundRules(Set.of(), Set.of()));
  }

  private Outbound outbound(OutboundRules rules) {
    return new Outbound(
        rules,
        new Outbound.Route(this::resolve, this::answer),
        new Retry(3, Duration.ofMillis(200), new SplittableRandom(7), pauses::add),
        new CircuitBreakers(() -> new CircuitBreaker(5, Duration.ofSeconds(30), () -> nanos)),
        new OutboundMetrics(registry),
        () -> nanos);
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    String[] literals = lookups.isEmpty() ? new String[] {PUBLIC} : lookups.removeFirst();
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }

  private CompletableFuture<Answered> answer(OutboundCall call, InetAddress address) {
    reached.add(address.getHostAddress());
    return switch (answers.isEmpty() ? FINE : answers.removeFirst()) {
      case Exception failure -> CompletableFuture.failedFuture(failure);
      case Answered answered -> CompletableFuture.completedFuture(answered);
      default -> throw new IllegalStateException();
    };
  }

  private static OutboundCall get(String target, NamedBy namedBy) {
    return OutboundCall.get("test", namedBy, URI.create(target));
  }
}
