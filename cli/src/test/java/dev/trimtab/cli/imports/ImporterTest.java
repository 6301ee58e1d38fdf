package dev.trimtab.cli.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.client.BatchResult;
import dev.trimtab.client.EventIn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way: ids, batches, rejections, and what a second run adds. */
class ImporterTest {
  private static final String EVENT =
      "{\"domain\":\"d\",\"event_type\":\"e\",\"metric_type\":\"cost_usd\",\"value\":%s}";

  @TempDir private Path folder;
  private final Store store = new Store();

  /** Keeps events by id, as the server does. */
  private static final class Store implements Function<List<EventIn>, BatchResult> {
    final Map<String, EventIn> events = new HashMap<>();
    final List<Integer> batches = new ArrayList<>();

    @Override
    public BatchResult apply(List<EventIn> batch) {
      batches.add(batch.size());
      int accepted = 0;
      List<BatchResult.Rejected> rejected = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        if (batch.get(i).value() < 0) {
          rejected.add(new BatchResult.Rejected(i, "/value", "must not be negative"));
        } else if (events.put(batch.get(i).id(), batch.get(i)) == null) {
          accepted++;
        }
      }
      int duplicates = batch.size() - accepted - rejected.size();
      return new BatchResult(accepted, duplicates, rejected);
    }
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path rejected() {
    return folder.resolve("rejected.ndjson");
  }

  private ImportResult run(Path path) throws IOException {
    return run(path, store, null);
  }

  private ImportResult run(
      Path path, Function<List<EventIn>, BatchResult> sink, @Nullable Instant occurredAt)
      throws IOException {
    try (Importer importer = new Importer(plan(path, occurredAt), sink)) {
      importer.startOver();
      importer.run(place -> true);
      return importer.result();
    }
  }

  private ImportPlan plan(Path path, @Nullable Instant occurredAt) throws IOException {
    return new ImportPlan(scan(path), new PlainEvents(), "", occurredAt, rejected());
  }

  private static ImportFile scan(Path path) throws IOException {
    return ImportFile.scan(path, new RowFormat.Said(null, null, UTF_8));
  }

  private static String events(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(EVENT.formatted(i)).append('\n');
    }
    return text.toString();
  }

  @Test
  void aSecondRunAddsNothing() throws Exception {
    Path path = file("a.ndjson", events(2_500));

    assertThat(run(path)).isEqualTo(new ImportResult(2_500, 2_500, 0, 0, 0));
    assertThat(run(path)).isEqualTo(new ImportResult(2_500, 0, 2_500, 0, 0));
    assertThat(store.batches).containsExactly(1_000, 1_000, 500, 1_000, 1_000, 500);
    assertThat(rejected()).doesNotExist();
  }

  @Test
  void theSameRowsCompressedAreTheSameEvents() throws Exception {
    String text = events(10);
    Path compressed = folder.resolve("b.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(text.getBytes(UTF_8));
    }

    run(file("a.ndjson", text));

    assertThat(run(compressed)).isEqualTo(new ImportResult(10, 0, 10, 0, 0));
    assertThat(scan(compressed).rows()).isEqualTo(10);
  }

  @Test
  void idsAreTheDigestTheLineAndCallersOwn() throws Exception {
    String own = EVENT.formatted(1).replace("{\"domain\"", "{\"id\":\"mine\",\"domain\"");
    run(file("a.ndjson", "\n" + EVENT.formatted(1) + "\r\n" + own));

    // printf '\n<event>\r\n<event with id>' | sha256sum
    String digest = scan(folder.resolve("a.ndjson")).digest();
    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(store.events.keySet()).containsExactlyInAnyOrder(digest + ":2", "mine");
  }

  @Test
  void theDigestIsSha256OfTheContent() throws Exception {
    ImportFile abc = scan(file("abc.ndjson", "abc"));
    assertThat(abc.digest())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(abc.rows()).isEqualTo(1);
    assertThat(scan(file("empty.ndjson", "")).rows()).isZero();
    assertThat(scan(file("two.ndjson", "a\nb\n")).rows()).isEqualTo(2);
  }

  @Test
  void badRowsAreNamedAndSpoilNoOther() throws Exception {
    Path path =
        file(
            "a.ndjson",
            String.join(
                "\n",
                EVENT.formatted(1),
                "{\"domain\":",
                "[1,2]",
                EVENT.formatted(-2),
                EVENT.formatted("\"x\""),
                EVENT.formatted(1).replace("\"value\"", "\"valeu\""),
                "   ",
                EVENT.formatted(3)));

    assertThat(run(path)).isEqualTo(new ImportResult(7, 2, 0, 5, 0));
    List<String> lines = Files.readAllLines(rejected());
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("{\"line\":2,").contains("is not JSON", "\"text\":\"{");
    assertThat(lines.get(1)).startsWith("{\"line\":3,").contains("is no JSON object");
    assertThat(lines.get(2)).startsWith("{\"line\":5,").contains("\"pointer\":\"/value\"");
    assertThat(lines.get(3)).startsWith("{\"line\":6,").contains("\"pointer\":\"/valeu\"");
    assertThat(lines.get(4))
        .startsWith("{\"line\":4,")
        .contains(":4\",\"pointer\":\"/value\",\"detail\":\"must not be negative\",\"row\":{");
  }

  @Test
  void brokenTextIsRejectedNotGuessed() throws Exception {
    Path path = folder.resolve("a.ndjson");
    byte[] bytes = (EVENT.formatted(1) + "\n").replace("\"d\"", "\"\u00ff\"").getBytes(ISO_8859_1);
    Files.write(path, bytes);

    assertThat(run(path)).isEqualTo(new ImportResult(1, 0, 0, 1, 0));
    assertThat(Files.readString(rejected())).contains("is not JSON: Invalid UTF-8");
  }

  @Test
  void aLineWithoutEndIsRejectedInBoundedMemory() throws Exception {
    Path path = file("a.ndjson", "x".repeat(LineReader.MAX_LINE * 2) + "\n" + EVENT.formatted(1));

    assertThat(run(path)).isEqualTo(new ImportResult(2, 1, 0, 1, 0));
    assertThat(Files.readString(rejected())).contains("is longer than").hasSizeLessThan(200);
  }

  @Test
  void whatBrokeOffGoesOn() throws Exception {
    Path path = file("a.ndjson", events(2_500));
    Function<List<EventIn>, BatchResult> dying =
        batch -> {
          if (store.batches.size() == 2) {
            throw new IllegalStateException("the server is gone");
          }
          return store.apply(batch);
        };

    assertThatThrownBy(() -> run(path, dying, null)).hasMessage("the server is gone");
    assertThat(store.events).hasSize(2_000);
    assertThat(run(path)).isEqualTo(new ImportResult(2_500, 500, 2_000, 0, 0));
  }

  @Test
  void goesOnBehindWhatWasDealtWithAndKeepsWhatWasRejectedThere() throws Exception {
    List<String> rows = new ArrayList<>(events(3_000).lines().toList());
    rows.set(9, "{\"broken");
    rows.set(1_499, EVENT.formatted(-1));
    Path path = file("a.ndjson", String.join("\n", rows));
    long place;
    long rejected;
    try (Importer first = new Importer(plan(path, null), store)) {
      first.startOver();
      assertThat(first.run(at -> at < 1_001)).isFalse();
      place = first.place();
      rejected = first.result().rejected();
    }
    assertThat(place).isEqualTo(1_001);
    assertThat(rejected).isEqualTo(1);
    assertThat(store.events).hasSize(1_000);

    try (Importer second = new Importer(plan(path, null), store)) {
      assertThat(second.goOn(place, rejected)).isTrue();
      assertThat(second.run(at -> true)).isTrue();
      assertThat(second.result()).isEqualTo(new ImportResult(1_999, 1_998, 0, 2, 1_001));
    }
    assertThat(store.events).hasSize(2_998);
    assertThat(Files.readAllLines(rejected()))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"line\":10,"),
            line -> assertThat(line).startsWith("{\"line\":1500,"));
  }

  @Test
  void whereTheRejectedRowsAreGoneItStartsOver() throws Exception {
    Path path = file("a.ndjson", "{\"broken\n" + events(10));
    run(path);
    Files.delete(rejected());

    try (Importer second = new Importer(plan(path, null), store)) {
      assertThat(second.goOn(5, 1)).isFalse();
      assertThat(second.goOn(12, 0)).as("beyond the end").isFalse();
      second.startOver();
      second.run(at -> true);
      assertThat(second.result()).isEqualTo(new ImportResult(11, 0, 10, 1, 0));
    }
  }

  @Test
  void anotherMappingOrAnotherTimeIsAnotherImport() throws Exception {
    Path path = file("a.ndjson", events(1));
    String key = plan(path, null).resumeKey();
    assertThat(plan(file("b.ndjson", events(1)), null).resumeKey()).isEqualTo(key);
    assertThat(plan(path, Instant.EPOCH).resumeKey()).isNotEqualTo(key);
    assertThat(plan(file("c.ndjson", events(2)), null).resumeKey()).isNotEqualTo(key);
    ImportPlan mapped = new ImportPlan(scan(path), new PlainEvents(), "domain=d", null, rejected());
    assertThat(mapped.resumeKey()).isNotEqualTo(key).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void eventsWithoutATimeGetTheOneThatWasSaidAndOthersKeepTheirs() throws Exception {
    Instant said = Instant.parse("2026-01-01T00:00:00Z");
    String timed =
        EVENT.formatted(2).replace("{", "{\"occurred_at\":\"2025-06-01T00:00:00+02:00\",");
    Path path = file("a.ndjson", EVENT.formatted(1) + "\n" + timed);

    run(path, store, said);
    assertThat(store.events.values())
        .extracting(EventIn::occurredAt)
        .containsExactlyInAnyOrder(said, Instant.parse("2025-05-31T22:00:00Z"));

    store.events.clear();
    run(path);
    assertThat(store.events.values()).extracting(EventIn::occurredAt).contains((Instant) null);
  }

  @Test
  void exportedEventsCanBeReadBack() throws Exception {
    String exported =
        EVENT
            .formatted(1)
            .replace(
                "{",
                "{\"id\":\"x\",\"tenant_id\":\"acme\",\"recorded_at\":\"2026-01-01T00:00:00Z\",");

    assertThat(run(file("a.ndjson", exported))).isEqualTo(new ImportResult(1, 1, 0, 0, 0));
  }

  @Test
  void whatAnEarlierRunRejectedIsForgotten() throws Exception {
    Files.writeString(rejected(), "old");

    run(file("a.ndjson", EVENT.formatted(1)));

    assertThat(rejected()).doesNotExist();
  }
}
