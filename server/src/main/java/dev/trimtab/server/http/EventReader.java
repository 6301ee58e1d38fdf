package dev.trimtab.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.EventIds;
import dev.trimtab.outcome.Submission;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Turns the JSON of an event into something to record: fills in what the caller left out and names
 * everything that is wrong. Reads token by token, without a tree. Thread-safe.
 */
@Singleton
final class EventReader {
  private final EventIds ids;
  private final InstantSource clock;

  EventReader(EventIds ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Reads a body that is one event. */
  Submission.Item read(byte[] body) {
    return read(body, 0, body.length);
  }

  /**
   * Reads the bytes from {@code from} up to {@code to}, which are one event.
   *
   * @throws MalformedJsonException where they are not one JSON text in UTF-8
   * @throws InvalidInputException naming everything that is wrong with the event
   */
  Submission.Item read(byte[] bytes, int from, int to) {
    try (JsonParser parser = JsonBytes.parser(bytes, from, to)) {
      return readOnly(parser);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Submission.Item readOnly(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new MalformedJsonException("is empty: send one event as a JSON object");
      }
      Supplier<Submission.Item> event = readNext(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("goes on after the end of the event");
      }
      return event.get();
    } catch (JsonProcessingException complaint) {
      throw JsonBytes.faultOf(complaint, parser);
    }
  }

  /**
   * Reads the event that the parser stands at the beginning of and leaves the parser at its end,
   * whatever is wrong with it.
   *
   * @return what gives the event, or throws {@link InvalidInputException} naming everything that is
   *     wrong with it
   */
  Supplier<Submission.Item> readNext(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return () -> {
        throw new InvalidInputException("", "must be a JSON object: one event");
      };
    }
    int depth = parser.getParsingContext().getNestingDepth();
    EventDraft draft = new EventDraft();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      draft.read(field, parser, depth);
    }
    return () -> draft.finish(ids, clock.instant());
  }
}
