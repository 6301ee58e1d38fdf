package dev.trimtab.server.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.HttpCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream as it comes over the wire, read with nothing but a line reader. */
public final class StreamCall implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  /**
   * What stood between two blank lines.
   *
   * @param id as it was sent; null where none was
   * @param data null where there was none
   */
  public record Message(@Nullable String id, @Nullable String event, @Nullable String data) {
    public long position() {
      return Long.parseLong(id);
    }

    public JsonNode json() {
      try {
        return Json.MAPPER.readTree(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private StreamCall(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** Opens {@code /v1/outcomes/stream} with that query, which may be empty. */
  public static StreamCall open(HttpCalls calls, String query) {
    return at(calls, "/v1/outcomes/stream" + query);
  }

  /** Opens the stream at that path. */
  public static StreamCall at(HttpCalls calls, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(calls.server().resolve(path));
    calls.headers().forEach(request::header);
    try {
      return new StreamCall(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public int status() {
    return response.statusCode();
  }

  public @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  /** The whole answer, where it is no stream. */
  public JsonNode problem() {
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The next message, signs of life included; null where the server ended the stream in order.
   *
   * @throws IOException where the connection broke
   */
  public @Nullable Message next() throws IOException {
    String id = null;
    String event = null;
    String data = null;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.startsWith("event: ")) {
        event = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        data = line.substring("data: ".length());
      } else if (line.isEmpty()) {
        return new Message(id, event, data);
      }
    }
    return null;
  }

  /** The next event. */
  public Message nextEvent() throws IOException {
    while (true) {
      Message message = next();
      if (message == null) {
        throw new IOException("the stream has ended");
      }
      if (message.data() != null) {
        return message;
      }
    }
  }

  /** So many events. */
  public List<Message> events(int count) throws IOException {
    List<Message> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(nextEvent());
    }
    return events;
  }

  /** Reads until the server ends the stream in order. */
  public void awaitEnd() throws IOException {
    while (next() != null) {
      // nothing to keep
    }
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
