package dev.trimtab.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils good requests, the same way for the same random numbers. */
final class Mutation {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
  private static final Pattern VALUE = Pattern.compile("(?<=:)(?:\"[^\"]*\"|-?[\\d.]+|true|null)");
  private static final byte[] BYTES =
      "{}[]\",:\\/%&=+-eE.09 \t\r\n\0\u0001\u007F\u0080\u00C0\u00ED\u00A0\u00F5\u00FF"
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final List<String> NUMBERS =
      List.of(
          "1e999",
          "-1e999",
          "1e-999",
          "-0",
          "-0.0",
          "01",
          "1.",
          ".5",
          "+1",
          "0x10",
          "NaN",
          "1e5",
          "-Infinity",
          "2147483648",
          "9223372036854775808",
          "1" + "0".repeat(400),
          "1e2147483648",
          "0." + "0".repeat(2_000) + "1",
          "1e-2147483649",
          "1_000",
          "1e",
          "--1");
  private static final List<String> STRINGS =
      List.of(
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"" + "x".repeat(201) + "\"",
          "\"\\u202e\"",
          "\"null\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"2026-01-01T00:00:00+25:00\"",
          "\"2026-01-01T00:00:00+00:00:01\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"-0001-01-01T00:00:00Z\"",
          "\"2026-01-01T24:00:00Z\"",
          "\"2026-01-01T00:00:60Z\"",
          "\"+2026-01-01T00:00:00Z\"",
          "\"2026-01-01T00:00:00[UTC]\"",
          "\"' OR 1=1 --\"",
          "\"../../x\"",
          "\"%00\"",
          "\"success_rate\"",
          "\"SUCCESS_RATE\"");
  private static final List<String> VALUES =
      List.of(
          "null",
          "{}",
          "[]",
          "true",
          "[".repeat(2_000),
          "{\"a\":".repeat(1_200),
          "[[1]]",
          "{\"failure_class\":7}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":{\"b\":1,\"b\":1}}",
          "{\"\":0}");
  private static final List<String> TARGETS =
      List.of(
          "%zz",
          "%",
          "%0",
          "%00",
          "%ff",
          "%C0%80",
          "%ED%A0%80",
          "%2F",
          "%2e%2e",
          "/",
          "//",
          "/../",
          "/./",
          ";a=b",
          "?",
          "&",
          "=",
          "+",
          "[]",
          "*",
          "%25",
          "%0d%0aX:%20y",
          "?window=0",
          "?limit=99999999999999",
          "&cursor=AAAA",
          "&limit=1&limit=2",
          "&tenant_id=x",
          "&since=2026-01-01",
          "&metadata.=",
          "&metadata.a%00=b",
          "&domain=%20",
          "&atomic=maybe",
          "&until=2026-01-01T00:00:00%2B99:00",
          "\u00e9");
  private static final List<String> TYPES =
      List.of(
          "application/json; charset=utf-16",
          "application/json;charset=nonsense",
          "text/plain",
          "",
          "application/x-ndjson",
          "application/*",
          "*/*",
          "a",
          "application/json, text/plain",
          "multipart/form-data",
          "application/json;" + "a=b;".repeat(100));
  private static final List<String> ENCODINGS = List.of("gzip", "br", "identity", "gzip, gzip", "");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** The request with one to four things changed. */
  RawRequest of(RawRequest good, RawRequest other) {
    RawRequest spoiled = good;
    for (int i = random.nextInt(4); i >= 0; i--) {
      spoiled = once(spoiled, other);
    }
    return spoiled;
  }

  private RawRequest once(RawRequest request, RawRequest other) {
    return switch (random.nextInt(12)) {
      case 0 -> request.withTarget(insert(request.target(), pick(TARGETS)));
      case 1 -> request.withTarget(cut(request.target()));
      case 2 -> request.withHeader("Content-Type", pick(TYPES));
      case 3 -> request.withHeader("Content-Encoding", pick(ENCODINGS));
      case 4 -> request.withHeader("Accept", pick(TYPES));
      case 5 -> request.withBody(replace(request.text(), NUMBER, pick(NUMBERS)));
      case 6 -> request.withBody(replace(request.text(), STRING, pick(STRINGS)));
      case 7 -> request.withBody(replace(request.text(), VALUE, pick(VALUES)));
      case 8 -> request.withBody(spliced(request.body(), other.body()));
      case 9 -> request.withBody(spliced(request.body(), request.body()));
      default -> request.withBody(spoiledByte(request.body()));
    };
  }

  /** The beginning of one and the end of the other: something left out, or said twice. */
  private byte[] spliced(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first, 0, random.nextInt(first.length + 1));
    int from = random.nextInt(second.length + 1);
    out.write(second, from, second.length - from);
    return out.toByteArray();
  }

  private byte[] spoiledByte(byte[] body) {
    byte[] spoiled = body.clone();
    if (spoiled.length > 0) {
      spoiled[random.nextInt(spoiled.length)] = BYTES[random.nextInt(BYTES.length)];
    }
    return spoiled;
  }

  private String replace(String text, Pattern pattern, String replacement) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text + replacement;
    }
    MatchResult one = found.get(random.nextInt(found.size()));
    return text.substring(0, one.start()) + replacement + text.substring(one.end());
  }

  private String insert(String text, String what) {
    int at = 1 + random.nextInt(text.length());
    return text.substring(0, at) + what + text.substring(at);
  }

  private String cut(String text) {
    int from = 1 + random.nextInt(text.length());
    int to = from + random.nextInt(text.length() - from + 1);
    return text.substring(0, from) + text.substring(to);
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
