package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final String SERIES =
      "\"domain\":\"support-bot\",\"event_type\":\"ticket_closed\"";

  private final EventReader reader =
      new EventReader(new EventIds(InstantSource.fixed(NOW), new Random(1)), () -> NOW);

  @Test
  void readsEveryField() {
    Submission.Item item =
        reader.read(
            bytes(
                """
                {"id":"run-7/1","domain":"support-bot","event_type":"ticket_closed",
                 "metric_type":"success_rate","value":0.5,
                 "occurred_at":"2026-02-28T10:00:00.5+01:00",
                 "metadata":{"version":"v2","agent":"a"}}
                """));

    OutcomeEvent event = item.event();
    assertThat(event.id()).isEqualTo("run-7/1");
    assertThat(event.series())
        .isEqualTo(new SeriesKey("support-bot", "ticket_closed", MetricType.SUCCESS_RATE));
    assertThat(event.value()).isEqualTo(0.5);
    assertThat(event.occurredAt()).isEqualTo("2026-02-28T09:00:00.5Z");
    assertThat(event.recordedAt()).isEqualTo(NOW);
    assertThat(event.metadata().json()).isEqualTo("{\"agent\":\"a\",\"version\":\"v2\"}");
    assertThat(item.given()).isEqualTo(new Submission.Given(true, true, true, true));
  }

  @Test
  void fillsInWhatIsLeftOut() {
    Submission.Item item = read("\"metric_type\":\"failure_class\",\"value\":null,\"id\":null");

    assertThat(EventIds.occurredAtMicros(item.event().id())).isEqualTo(Micros.of(NOW));
    assertThat(item.event().value()).isEqualTo(1);
    assertThat(item.event().occurredAt()).isEqualTo(NOW);
    assertThat(item.event().metadata().json()).isEqualTo("{}");
    assertThat(item.given()).isEqualTo(new Submission.Given(false, false, false, false));
  }

  @Test
  void namesEveryFaultAtOnce() {
    List<FieldFault> faults =
        faults(
            """
            {"domain":" ","event_type":7,"metric_type":"success_rate","value":1.5,
             "occurred_at":"2026-03-02T12:00:01Z","metadata":{"a":{"b":NaN}},"colour":"red"}
            """);

    assertThat(faults)
        .extracting(FieldFault::pointer)
        .containsExactly(
            "/domain", "/event_type", "/metadata/a/b", "/colour", "/value", "/occurred_at");
    assertThat(faults.get(3).detail())
        .contains("domain, event_type, metric_type, value, occurred_at, metadata, id");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(faults("{}"))
        .extracting(FieldFault::pointer)
        .containsExactly("/domain", "/event_type", "/metric_type", "/value");
    assertThat(faults("{\"metric_type\":\"failure_class\"}"))
        .extracting(FieldFault::pointer)
        .containsExactly("/domain", "/event_type");
  }

  @Test
  void namesTheMetricTypesThereAre() {
    assertThat(fault("\"metric_type\":\"speed\",\"value\":1").detail())
        .isEqualTo(
            "must be one of success_rate, quality_score, latency_ms, cost_usd, failure_class");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"value\":1e400|/value",
        "\"value\":-1e400|/value",
        "\"value\":NaN|/value",
        "\"value\":-Infinity|/value",
        "\"value\":\"1\"|/value",
        "\"value\":true|/value",
        "\"value\":[1]|/value",
        "\"value\":{}|/value",
        "\"value\":1,\"value\":1|/value",
        "\"value\":1,\"value\":null|/value",
        "\"value\":1,\"id\":\"\"|/id",
        "\"value\":1,\"id\":7|/id",
        "\"value\":1,\"id\":\"a\\u0000b\"|/id",
        "\"value\":1,\"id\":\"\\ud800\"|/id",
        "\"value\":1,\"metadata\":[]|/metadata",
        "\"value\":1,\"metadata\":\"{}\"|/metadata",
        "\"value\":1,\"metadata\":{\"a\":1,\"a\":2}|/metadata/a",
        "\"value\":1,\"metadata\":{\"b\":[{\"z\":1,\"a\":1,\"z\":2}]}|/metadata/b/0/z",
        "\"value\":1,\"metadata\":{\"a~/b\":\"\\u0000\"}|/metadata/a~0~1b",
        "\"value\":1,\"metadata\":{\"a\":[1,-1e999]}|/metadata/a/1",
        "\"value\":1,\"metadata\":{\"a\":\"\\udc00\"}|/metadata/a",
        "\"value\":1,\"occurred_at\":\"2026-02-28T10:00:00\"|/occurred_at",
        "\"value\":1,\"occurred_at\":1767225600|/occurred_at",
        "\"value\":1,\"occurred_at\":\"1969-12-31T23:59:59Z\"|/occurred_at",
        "\"value\":1,\"occurred_at\":\"+999999999-12-31T23:59:59Z\"|/occurred_at",
        "\"value\":1,\"\\u0000~\":1|/\uFFFD~0",
      })
  void namesTheField(String fields, String pointer) {
    assertThat(fault("\"metric_type\":\"quality_score\"," + fields).pointer()).isEqualTo(pointer);
  }

  @Test
  void numbersOfAnyLengthAreRefusedByName() {
    assertThat(fault("\"metric_type\":\"latency_ms\",\"value\":" + "9".repeat(100_000)).pointer())
        .isEqualTo("/value");
    String metadata = "{\"n\":" + "9".repeat(100_000) + "}";
    assertThat(
            fault("\"metric_type\":\"latency_ms\",\"value\":1,\"metadata\":" + metadata).pointer())
        .isEqualTo("/metadata/n");
  }

  @Test
  void namesMayHave200CharactersAndNotOneMore() {
    String longest = "\uD83D\uDE00".repeat(200);
    assertThat(read("\"metric_type\":\"cost_usd\",\"value\":0,\"id\":\"" + longest + "\"").event())
        .extracting(OutcomeEvent::id)
        .isEqualTo(longest);
    assertThat(fault("\"metric_type\":\"cost_usd\",\"value\":0,\"id\":\"" + longest + "x\""))
        .isEqualTo(new FieldFault("/id", "must have at most 200 characters"));
  }

  @Test
  void valuesAreCheckedWhereverTheTypeStands() {
    assertThat(fault("\"value\":-1,\"metric_type\":\"latency_ms\"").pointer()).isEqualTo("/value");
    assertThat(read("\"value\":-0.0,\"metric_type\":\"latency_ms\"").event().value())
        .isEqualTo(0.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"failure_class\":\"timeout\"}|timeout",
        "{\"failure_class\":\"  \"}|unknown",
        "{\"failure_class\":null}|unknown",
        "{\"other\":\"timeout\"}|unknown",
        "{\"nested\":{\"failure_class\":\"timeout\"}}|unknown",
      })
  void findsTheFailureClass(String metadata, String failureClass) {
    OutcomeEvent event =
        read("\"metadata\":" + metadata + ",\"metric_type\":\"failure_class\"").event();

    assertThat(event.metadata().failureClassOrUnknown()).isEqualTo(failureClass);
    assertThat(event.metadata().json()).isEqualTo(metadata);
  }

  @Test
  void theFailureClassMustBeATextWhereItCounts() {
    assertThat(fault("\"metric_type\":\"failure_class\",\"metadata\":{\"failure_class\":7}"))
        .isEqualTo(new FieldFault("/metadata/failure_class", "must be a string"));
    String tooLong = "{\"failure_class\":\"" + "x".repeat(201) + "\"}";
    assertThat(fault("\"metric_type\":\"failure_class\",\"metadata\":" + tooLong).pointer())
        .isEqualTo("/metadata/failure_class");
    assertThat(
            read("\"metric_type\":\"cost_usd\",\"value\":1,\"metadata\":" + tooLong)
                .event()
                .metadata()
                .failureClass())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{\"domain\"",
        "{\"domain\":\"a\"}}",
        "{} {}",
        "{\"domain\":\"a\",}",
        "{'domain':'a'}",
        "{\"domain\":\"a\u0001\"}",
        "{\"value\":01}",
        "{\"value\":1.}",
        "{\"value\":+1}",
        "// a comment\n{}",
        "{\"\\ud800\":1}",
        "{\"\\udc00\":1}",
        "nonsense",
      })
  void whatIsNoJsonIsMalformed(String body) {
    assertThatThrownBy(() -> reader.read(bytes(body))).isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[{}]", "7", "\"text\"", "true", "NaN"})
  void anEventIsAnObject(String body) {
    assertThat(faults(body)).extracting(FieldFault::pointer).containsExactly("");
  }

  @Test
  void onlyUtf8IsText() {
    byte[] overlongNul = bytes("{\"domain\":\"a??b\"}");
    overlongNul[12] = (byte) 0xC0;
    overlongNul[13] = (byte) 0x80;

    assertThatThrownBy(() -> reader.read(overlongNul))
        .asInstanceOf(type(MalformedJsonException.class))
        .extracting(Throwable::getMessage)
        .isEqualTo("is not UTF-8: see byte 12");
    assertThatThrownBy(() -> reader.read("{}".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(faults("\uFEFF{}")).hasSize(4);
  }

  @Test
  void nestingWithoutEndIsRefusedByName() {
    assertThat(faults("{\"metadata\":" + "[".repeat(100_000)).getFirst().pointer())
        .startsWith("/metadata/0/0");
    assertThat(faults("{\"x\":" + "{\"x\":".repeat(100_000)).getFirst().pointer())
        .startsWith("/x/x");
  }

  @Test
  void faultsAreCounted() {
    String manyFields =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"f" + i + "\":0")
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(faults(manyFields)).hasSize(50);
  }

  private Submission.Item read(String fields) {
    return reader.read(bytes("{" + SERIES + "," + fields + "}"));
  }

  private FieldFault fault(String fields) {
    List<FieldFault> faults = faults("{" + SERIES + "," + fields + "}");
    assertThat(faults).hasSize(1);
    return faults.getFirst();
  }

  private List<FieldFault> faults(String body) {
    return catchThrowableOfType(InvalidInputException.class, () -> reader.read(bytes(body)))
        .faults();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
