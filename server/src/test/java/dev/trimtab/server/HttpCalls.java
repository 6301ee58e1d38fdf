package dev.trimtab.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plain HTTP calls, for tests that look at the wire itself.
 *
 * @param headers sent with each call
 */
public record HttpCalls(URI server, Map<String, String> headers) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** What came back. */
  public record Answer(int status, HttpHeaders headers, String body) {
    public String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    public JsonNode json() {
      try {
        return Json.MAPPER.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }
  }

  /** Calls without any header. */
  public static HttpCalls to(URI server) {
    return new HttpCalls(server, Map.of());
  }

  /** The same with one more header. */
  public HttpCalls with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpCalls(server, more);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** The status alone, which is all there is. */
  public int head(String path) {
    return send("HEAD", path, BodyPublishers.noBody()).status();
  }

  /** Sends that method without a body. */
  public Answer send(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Posts a body; JSON unless a header says otherwise. */
  public Answer post(String path, String body) {
    HttpCalls calls =
        headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    return calls.send("POST", path, BodyPublishers.ofString(body));
  }

  /** Puts JSON. */
  public Answer put(String path, String body) {
    return with("Content-Type", "application/json")
        .send("PUT", path, BodyPublishers.ofString(body));
  }

  /** Puts a text of that type. */
  public Answer put(String path, String contentType, String body) {
    return with("Content-Type", contentType).send("PUT", path, BodyPublishers.ofString(body));
  }

  /** Patches with JSON. */
  public Answer patch(String path, String body) {
    return with("Content-Type", "application/json")
        .send("PATCH", path, BodyPublishers.ofString(body));
  }

  /** Posts bytes as they are. */
  public Answer post(String path, String contentType, byte[] body) {
    return with("Content-Type", contentType).send("POST", path, BodyPublishers.ofByteArray(body));
  }

  /** Posts bytes without saying how many there are. */
  public Answer postChunked(String path, String contentType, byte[] body) {
    return with("Content-Type", contentType)
        .send("POST", path, BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)));
  }

  /** Posts nothing. */
  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  private Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).method(method, body);
    headers.forEach(request::header);
    try {
      // Not send(), which waits for ever for the end of a stream that should have been refused.
      HttpResponse<String> response =
          CLIENT
              .sendAsync(request.build(), BodyHandlers.ofString())
              .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException(path, e.getCause()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new AssertionError(path + " has not been answered in full within " + LONGEST, e);
    }
  }
}
