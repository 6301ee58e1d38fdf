package dev.trimtab.server.http;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.Micros;
import dev.trimtab.outcome.OutcomeEvent;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Writes the place in a list as a text that callers hand back unread. A checksum tells a mistyped
 * or made-up one apart; a place says nothing that its caller may not know, so it is not signed.
 */
final class Cursors {
  private static final byte VERSION = 1;
  private static final long LATEST_MICROS = Micros.of(Instant.parse("9999-12-31T23:59:59Z"));

  private Cursors() {}

  static String write(EventQuery.Cursor cursor) {
    byte[] id = cursor.id().getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(1 + Long.BYTES + id.length + Integer.BYTES);
    buffer.put(VERSION).putLong(Micros.of(cursor.occurredAt())).put(id);
    buffer.putInt(checksum(buffer.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
  }

  /**
   * The place that {@code text} says.
   *
   * @throws InvalidInputException naming {@code parameter} where it was not written here
   */
  static EventQuery.Cursor read(String parameter, String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte version = buffer.get();
      long micros = buffer.getLong();
      byte[] id = new byte[buffer.remaining() - Integer.BYTES];
      buffer.get(id);
      if (version == VERSION
          && buffer.getInt() == checksum(bytes)
          && micros >= 0
          && micros <= LATEST_MICROS) {
        String name = new String(id, StandardCharsets.UTF_8);
        return new EventQuery.Cursor(
            Micros.toInstant(micros), Text.name(parameter, name, OutcomeEvent.MAX_ID_LENGTH));
      }
    } catch (IllegalArgumentException
        | BufferUnderflowException
        | NegativeArraySizeException
        | InvalidInputException forged) {
      // told below
    }
    throw new InvalidInputException(
        parameter, "must be a cursor from the Link header of an earlier page");
  }

  /** Of everything but the checksum itself, which comes last. */
  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - Integer.BYTES);
    return (int) checksum.getValue();
  }
}
