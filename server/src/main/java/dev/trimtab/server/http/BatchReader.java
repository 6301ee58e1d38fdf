package dev.trimtab.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.Submission;
import dev.trimtab.server.domains.DomainRules;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads batches: good events are kept, bad ones are named by their place. Thread-safe. */
@Singleton
final class BatchReader {
  /** An event with more faults than that is told the first of them. */
  private static final int MAX_FAULTS_AN_EVENT = 10;

  /** So many events are read before others have their turn on this processor. */
  private static final int EVENTS_A_TURN = 32;

  private final EventReader events;
  private final DomainRules rules;
  private final int maxEvents;

  BatchReader(EventReader events, DomainRules rules, BodyLimits limits) {
    this.events = events;
    this.rules = rules;
    this.maxEvents = limits.batchEvents();
  }

  /**
   * Reads a JSON array of events.
   *
   * @throws MalformedJsonException where the body is not one JSON text in UTF-8: nothing can be
   *     told from it
   * @throws InvalidInputException where it is no array
   * @throws ProblemException where it holds too many events
   */
  Batch readArray(TenantId tenant, byte[] body) {
    try (JsonParser parser = JsonBytes.parser(body, 0, body.length)) {
      return readArray(tenant, parser);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Batch readArray(TenantId tenant, JsonParser parser) throws IOException {
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedJsonException("is empty: send a JSON array of events");
      }
      if (first != JsonToken.START_ARRAY) {
        throw new InvalidInputException(
            "", "must be a JSON array of events; lines of events are application/x-ndjson");
      }
      Collector collector = new Collector(tenant);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        collector.add(events.readNext(parser));
      }
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("goes on after the end of the array");
      }
      return collector.batch();
    } catch (JsonProcessingException complaint) {
      throw JsonBytes.faultOf(complaint, parser);
    }
  }

  /**
   * Reads one event a line; blank lines do not count. A line that is no JSON spoils no other.
   *
   * @throws ProblemException where it holds too many events
   */
  Batch readLines(TenantId tenant, byte[] body) {
    Collector collector = new Collector(tenant);
    int from = 0;
    while (from < body.length) {
      int end = endOfLine(body, from);
      if (!isBlank(body, from, end)) {
        int start = from;
        collector.add(() -> events.read(body, start, end));
      }
      from = end + 1;
    }
    return collector.batch();
  }

  private static int endOfLine(byte[] body, int from) {
    int end = from;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte[] body, int from, int to) {
    for (int i = from; i < to; i++) {
      if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Gathers events and faults by their place. */
  private final class Collector {
    private final List<Batch.Indexed> items = new ArrayList<>();
    private final List<Batch.Rejection> faults = new ArrayList<>();
    private final TenantId tenant;
    private int index;

    Collector(TenantId tenant) {
      this.tenant = tenant;
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing but speed depends on whose turn it is
    void add(Supplier<Submission.Item> reading) {
      if (index == maxEvents) {
        throw new ProblemException(
            ProblemKind.TOO_LARGE, "a batch holds at most " + maxEvents + " events");
      }
      try {
        Submission.Item item = reading.get();
        rules.check(tenant, item.event(), EventField.VALUE.pointer());
        items.add(new Batch.Indexed(index, item));
      } catch (InvalidInputException invalid) {
        invalid.faults().stream()
            .limit(MAX_FAULTS_AN_EVENT)
            .forEach(fault -> faults.add(new Batch.Rejection(index, fault)));
      } catch (MalformedJsonException malformed) {
        faults.add(new Batch.Rejection(index, new FieldFault("", malformed.detail())));
      }
      index++;
      if (index % EVENTS_A_TURN == 0) {
        // A virtual thread keeps its carrier until it waits or yields: without this a few large
        // batches would hold up every other request.
        Thread.yield();
      }
    }

    Batch batch() {
      return new Batch(items, faults);
    }
  }
}
