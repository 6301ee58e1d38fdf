package dev.trimtab.cli.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.trimtab.client.BatchResult;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one file to the server, row by row, in batches. Events carry ids made of the file's
 * digest, the line and the event's place in the row, so a second run, whole or from where the first
 * one broke off, adds nothing that is there. Not thread-safe; one instance a file.
 */
public final class Importer implements AutoCloseable {
  private static final int MAX_BATCH_EVENTS = 1_000;
  private static final int MAX_BATCH_BYTES = 8 << 20;
  private static final ObjectReader ROWS =
      Json.reader(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ImportFile file;
  private final RowMapper mapper;
  private final @Nullable Instant occurredAt;
  private final Function<List<EventIn>, BatchResult> sink;
  private final Rejections rejections;
  private final List<Pending> batch = new ArrayList<>();
  private long batchBytes;
  private volatile long line;
  private long rows;
  private long accepted;
  private long duplicates;

  /**
   * An import that has not begun.
   *
   * @param occurredAt for events whose row has no time; null leaves them to the moment of arrival
   * @param sink stores a batch; throws to end the import
   * @param rejected where to write what is not stored
   */
  public Importer(
      ImportFile file,
      RowMapper mapper,
      @Nullable Instant occurredAt,
      Function<List<EventIn>, BatchResult> sink,
      Path rejected)
      throws IOException {
    this.file = file;
    this.mapper = mapper;
    this.occurredAt = occurredAt;
    this.sink = sink;
    this.rejections = new Rejections(rejected);
  }

  /**
   * Runs to the end of the file.
   *
   * @param progress told the last line dealt with
   */
  public void run(LongConsumer progress) throws IOException {
    try (LineReader lines = file.rows()) {
      long number = 0;
      for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
        number++;
        take(number, bytes);
        if (batch.size() >= MAX_BATCH_EVENTS || batchBytes >= MAX_BATCH_BYTES) {
          send(number);
        }
        progress.accept(line);
      }
      send(number);
      progress.accept(line);
    }
  }

  /** What was done so far. */
  public ImportResult result() {
    return new ImportResult(rows, accepted, duplicates, rejections.count());
  }

  /** The last line whose events are stored or rejected; any thread may ask. */
  public long line() {
    return line;
  }

  private void take(long number, byte[] bytes) throws IOException {
    if (isBlank(bytes)) {
      return;
    }
    rows++;
    if (bytes.length > LineReader.MAX_LINE) {
      String detail = "is longer than " + LineReader.MAX_LINE + " bytes";
      rejections.add(Rejections.Rejected.ofLine(number, detail, new byte[0]));
      return;
    }
    try {
      JsonNode row = ROWS.readValue(bytes);
      if (!row.isObject()) {
        String detail = "is no JSON object; of an array, jq -c '.[]' makes one row a line";
        rejections.add(Rejections.Rejected.ofLine(number, detail, bytes));
        return;
      }
      add(number, row, bytes.length);
    } catch (JsonProcessingException e) {
      String detail = "is not JSON: " + e.getOriginalMessage();
      rejections.add(Rejections.Rejected.ofLine(number, detail, bytes));
    }
  }

  private void add(long number, JsonNode row, int length) throws IOException {
    try {
      for (EventIn event : mapper.events(row, file.digest() + ":" + number)) {
        batch.add(new Pending(number, row, event.occurredAt() == null ? timed(event) : event));
        batchBytes += length;
      }
    } catch (RowFault fault) {
      rejections.add(Rejections.Rejected.ofRow(number, fault, JsonText.of(row)));
    }
  }

  private EventIn timed(EventIn event) {
    return occurredAt == null ? event : event.at(occurredAt);
  }

  private void send(long upTo) throws IOException {
    if (!batch.isEmpty()) {
      BatchResult result = sink.apply(batch.stream().map(Pending::event).toList());
      accepted += result.accepted();
      duplicates += result.duplicates();
      for (BatchResult.Rejected rejected : result.rejected()) {
        rejections.add(batch.get(rejected.index()).rejected(rejected));
      }
      batch.clear();
      batchBytes = 0;
    }
    line = upTo;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    rejections.close();
  }

  /** An event on its way, and the row it came from. */
  private record Pending(long line, JsonNode row, EventIn event) {
    Rejections.Rejected rejected(BatchResult.Rejected why) {
      return new Rejections.Rejected(
          line, event.id(), why.pointer(), why.detail(), JsonText.of(row), null);
    }
  }
}
