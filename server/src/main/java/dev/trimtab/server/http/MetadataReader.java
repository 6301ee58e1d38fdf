package dev.trimtab.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.Metadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata of one event into canonical text: keys sorted by UTF-16 code unit, no white
 * space, strings escaped no more than needed, numbers as they were written.
 */
final class MetadataReader {
  static final int MAX_BYTES = 16 * 1024;
  static final int MAX_DEPTH = 8;
  private static final int MAX_NUMBER_LENGTH = 1_000;

  /** Shorter numbers without an exponent cannot be beyond a double. */
  private static final int SURELY_FINITE_LENGTH = 300;

  private static final String FAILURE_CLASS = "failure_class";

  private final JsonParser parser;
  private final int eventDepth;
  private final Faults faults;
  private final StringBuilder out = new StringBuilder(128);
  private @Nullable String failureClass;
  private @Nullable String failureClassFault;

  /**
   * A reader for what {@code parser} comes to next.
   *
   * @param eventDepth how deep the event lies, where pointers begin
   */
  MetadataReader(JsonParser parser, int eventDepth, Faults faults) {
    this.parser = parser;
    this.eventDepth = eventDepth;
    this.faults = faults;
  }

  /**
   * What was read.
   *
   * @param failureClassFault why its failure class can be none; null where it can, or there is none
   */
  record Read(Metadata metadata, @Nullable String failureClassFault) {}

  /** Reads the object that the parser stands at the beginning of, and leaves it at its end. */
  Read read() throws IOException {
    readObject(1);
    if (utf8Length(out) > MAX_BYTES) {
      faults.add("/metadata", "must be at most 16 KiB of JSON text");
    }
    return new Read(new Metadata(out.toString(), failureClass), failureClassFault);
  }

  /** One member of an object: where its text, key included, stands in {@link #out}. */
  private record Member(String key, int from, int to) {}

  private void readObject(int depth) throws IOException {
    List<Member> members = new ArrayList<>();
    boolean sorted = true;
    int start = out.append('{').length();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int from = out.length();
      checkText(key);
      sorted &= members.isEmpty() || members.getLast().key().compareTo(key) < 0;
      JsonStrings.append(out, key);
      out.append(':');
      JsonToken value = parser.nextToken();
      if (depth == 1 && key.equals(FAILURE_CLASS)) {
        readFailureClass(value);
      }
      readValue(value, depth);
      members.add(new Member(key, from, out.length()));
      out.append(',');
    }
    if (!sorted) {
      sort(members, start);
    }
    close('}', start);
  }

  private void sort(List<Member> members, int start) {
    members.sort(Comparator.comparing(Member::key));
    StringBuilder sorted = new StringBuilder(out.length() - start);
    String last = "";
    for (Member member : members) {
      if (sorted.length() > 0 && member.key().equals(last)) {
        faults.add(
            Pointers.of(parser.getParsingContext(), eventDepth) + Pointers.member(last),
            "is given twice");
      }
      last = member.key();
      sorted.append(out, member.from(), member.to()).append(',');
    }
    out.replace(start, out.length(), sorted.toString());
  }

  private void readArray(int depth) throws IOException {
    int start = out.append('[').length();
    for (JsonToken value = parser.nextToken();
        value != JsonToken.END_ARRAY;
        value = parser.nextToken()) {
      readValue(value, depth);
      out.append(',');
    }
    close(']', start);
  }

  /** Ends an object or array in the place of the comma behind its last member. */
  private void close(char bracket, int start) {
    if (out.length() > start) {
      out.setLength(out.length() - 1);
    }
    out.append(bracket);
  }

  private void readValue(JsonToken value, int depth) throws IOException {
    switch (value) {
      case START_OBJECT, START_ARRAY -> readNested(value, depth + 1);
      case VALUE_STRING -> {
        String text = parser.getText();
        checkText(text);
        JsonStrings.append(out, text);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber();
      default -> out.append(value.asString());
    }
  }

  private void readNested(JsonToken value, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      fault("is nested more than " + MAX_DEPTH + " levels deep");
      parser.skipChildren();
      out.append("null");
    } else if (value == JsonToken.START_OBJECT) {
      readObject(depth);
    } else {
      readArray(depth);
    }
  }

  private void readNumber() throws IOException {
    String text = parser.getText();
    if (text.length() > MAX_NUMBER_LENGTH) {
      fault("must be written with at most 1,000 characters");
      text = "0";
    } else if (!isSurelyFinite(text) && !Double.isFinite(parser.getDoubleValue())) {
      fault("must be a finite number within the range of a double");
    }
    out.append(text);
  }

  private static boolean isSurelyFinite(String text) {
    return text.length() < SURELY_FINITE_LENGTH
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-' || c == '.');
  }

  private void readFailureClass(JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    if (value != JsonToken.VALUE_STRING) {
      failureClassFault = "must be a string";
      return;
    }
    String text = parser.getText();
    if (text.isBlank()) {
      return;
    }
    try {
      failureClass = Text.name("/metadata/failure_class", text, Metadata.MAX_FAILURE_CLASS_LENGTH);
    } catch (InvalidInputException invalid) {
      failureClassFault = invalid.faults().getFirst().detail();
    }
  }

  private void checkText(String text) {
    try {
      Text.storable("", text);
    } catch (InvalidInputException invalid) {
      fault(invalid.faults().getFirst().detail());
    }
  }

  private void fault(String detail) {
    faults.add(Pointers.of(parser.getParsingContext(), eventDepth), detail);
  }

  private static int utf8Length(CharSequence text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }
}
