package dev.trimtab.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.trimtab.input.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Opens parsers over bytes that came from outside. */
final class JsonBytes {
  private static final int MAX_NESTING = 1_000;
  private static final int DECODED_AT_ONCE = 4_096;

  /**
   * Takes UTF-8 only. NaN and infinities are let through as numbers, so that the field that holds
   * one can be named; numbers of any length likewise.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonBytes() {}

  /**
   * A parser over part of {@code bytes}; a byte order mark at its beginning is passed over.
   *
   * @throws MalformedJsonException where the bytes are not UTF-8
   */
  static JsonParser parser(byte[] bytes, int from, int to) {
    int start = hasByteOrderMark(bytes, from, to) ? from + 3 : from;
    if (!isAscii(bytes, start, to)) {
      checkUtf8(bytes, start, to);
    }
    try {
      return FACTORY.createParser(bytes, start, to - start);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What the complaint of {@code parser} means to the one who sent the text. */
  static RuntimeException faultOf(JsonProcessingException complaint, JsonParser parser) {
    if (complaint instanceof StreamConstraintsException) {
      return new InvalidInputException(
          Pointers.of(parser.getParsingContext(), 1),
          "is nested more than " + MAX_NESTING + " levels deep");
    }
    JsonLocation at = complaint.getLocation();
    String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new MalformedJsonException(
        "is not valid JSON" + where + ": " + Pointers.printable(complaint.getOriginalMessage()));
  }

  private static boolean hasByteOrderMark(byte[] bytes, int from, int to) {
    return to - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF;
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }

  /** The parser itself lets overlong forms and encoded surrogates pass. */
  private static void checkUtf8(byte[] bytes, int from, int to) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(DECODED_AT_ONCE);
    while (true) {
      var result = decoder.decode(in, out, true);
      if (result.isError()) {
        throw new MalformedJsonException("is not UTF-8: see byte " + (in.position() - from));
      }
      if (result.isUnderflow()) {
        return;
      }
      out.clear();
    }
  }
}
