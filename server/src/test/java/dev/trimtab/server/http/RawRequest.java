package dev.trimtab.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A request down to its bytes: whatever stands in its parts is sent as it is. */
record RawRequest(String method, String target, Map<String, String> headers, byte[] body) {
  static RawRequest of(String method, String target, String body) {
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    return new RawRequest(method, target, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  RawRequest withTarget(String other) {
    return new RawRequest(method, other, headers, body);
  }

  RawRequest withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new RawRequest(method, target, more, body);
  }

  RawRequest withBody(byte[] other) {
    return new RawRequest(method, target, headers, other);
  }

  RawRequest withBody(String other) {
    return withBody(other.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The body, a character a byte. */
  String text() {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  /** What goes over the wire; the length of the body is said truly. */
  byte[] bytes() {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: test\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return method + " " + target + " " + headers + " " + text();
  }
}
