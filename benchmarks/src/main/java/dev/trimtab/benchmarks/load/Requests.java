package dev.trimtab.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a generator sends. */
@FunctionalInterface
interface Requests {
  /** The next request in full, or null where there are no more. */
  byte @Nullable [] next();

  /** Requests made before the clock runs and sent over and over in turn. */
  static Requests inTurn(Stream<byte[]> requests) {
    List<byte[]> made = requests.toList();
    AtomicInteger next = new AtomicInteger();
    return () -> made.get(Math.floorMod(next.getAndIncrement(), made.size()));
  }

  static Requests posts(String path, String key, Stream<String> bodies) {
    return inTurn(bodies.map(body -> post(path, key, body)));
  }

  static Requests gets(String key, Stream<String> paths) {
    return inTurn(
        paths.map(path -> (head("GET", path, key) + "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] post(String path, String key, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        (head("POST", path, key)
                + "Content-Type: application/json\r\nContent-Length: "
                + content.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] request = new byte[head.length + content.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(content, 0, request, head.length, content.length);
    return request;
  }

  private static String head(String method, String path, String key) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAuthorization: Bearer "
        + key
        + "\r\n";
  }
}
