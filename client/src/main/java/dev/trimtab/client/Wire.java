package dev.trimtab.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sends calls, and sends them again where that is safe and the server asked for patience. */
final class Wire implements AutoCloseable {
  private static final int OK = 200;
  private static final int MAX_REFUSAL_BYTES = 64 * 1024;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final ClientSettings settings;
  private final HttpClient http;
  private final Pause pause;
  private final RandomGenerator random;

  /** Redirects are not followed: they could carry the key to another host. */
  Wire(ClientSettings settings, Pause pause, RandomGenerator random) {
    this.settings = settings;
    this.pause = pause;
    this.random = random;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The answer, its status below 300.
   *
   * @throws TrimtabException for any other
   */
  HttpResponse<byte[]> send(Call call) {
    HttpRequest request = request(call);
    for (int failures = 1; ; failures++) {
      boolean isLast = !call.repeatable() || failures >= settings.retry().attempts();
      HttpResponse<byte[]> answer = attempt(request, isLast);
      if (answer != null && answer.statusCode() < 300) {
        return answer;
      }
      if (answer != null && (isLast || !asksForPatience(answer.statusCode()))) {
        throw TrimtabException.refused(answer.statusCode(), answer.body());
      }
      waitBefore(request, answer, failures);
    }
  }

  /**
   * Opens a stream, in one attempt. The time that the settings give an answer is that until it
   * begins.
   *
   * @param lastId where to read on; empty for now
   * @throws TrimtabException where the server refuses or is not reached
   */
  StreamConnection open(Call call, String lastId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(call))
            .header("Accept", "text/event-stream, " + Problem.MEDIA_TYPE);
    authorize(request);
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer = begin(request.build());
    Chunks chunks = new Chunks();
    answer.body().subscribe(chunks);
    if (answer.statusCode() == OK && !isStream(answer)) {
      chunks.cancel();
      throw TrimtabException.unreadable(settings.url(), OK, new IOException("no stream"));
    }
    if (answer.statusCode() == OK) {
      return new StreamConnection(chunks, lastId);
    }
    throw refused(answer, chunks);
  }

  private static boolean isStream(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> begin(HttpRequest request) {
    var answer = http.sendAsync(request, BodyHandlers.ofPublisher());
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw TrimtabException.unreachable(
          settings.url(), e.getCause() instanceof Exception cause ? cause : e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw TrimtabException.unreachable(settings.url(), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw TrimtabException.unreachable(settings.url(), e);
    }
  }

  /** A refusal, with as much of its body as came. */
  private TrimtabException refused(HttpResponse<?> answer, Chunks chunks) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      List<ByteBuffer> pieces = chunks.next(settings.timeout());
      while (pieces != null && body.size() < MAX_REFUSAL_BYTES) {
        for (ByteBuffer piece : pieces) {
          byte[] bytes = new byte[piece.remaining()];
          piece.get(bytes);
          body.writeBytes(bytes);
        }
        pieces = chunks.next(settings.timeout());
      }
    } catch (IOException brokenOff) {
      // what has come says enough
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      chunks.cancel();
    }
    return TrimtabException.refused(answer.statusCode(), body.toByteArray());
  }

  /**
   * The answer of an export while it comes.
   *
   * @throws TrimtabException where there is none
   */
  ExportStream export(Call call) {
    HttpRequest request =
        HttpRequest.newBuilder(request(call), (name, value) -> !name.equals("Accept"))
            .header("Accept", "application/x-ndjson, text/csv, " + Problem.MEDIA_TYPE)
            .header("Accept-Encoding", "gzip")
            .build();
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() >= 300) {
        try (InputStream body = answer.body()) {
          throw TrimtabException.refused(answer.statusCode(), body.readAllBytes());
        }
      }
      return ExportHeaders.stream(settings.url(), answer);
    } catch (IOException e) {
      throw TrimtabException.unreachable(settings.url(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TrimtabException.unreachable(settings.url(), e);
    }
  }

  /** Null where the connection broke and another attempt may be made. */
  private @Nullable HttpResponse<byte[]> attempt(HttpRequest request, boolean isLast) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException | HttpTimeoutException e) {
      throw TrimtabException.unreachable(settings.url(), e);
    } catch (IOException e) {
      if (isLast) {
        throw TrimtabException.unreachable(settings.url(), e);
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TrimtabException.unreachable(settings.url(), e);
    }
  }

  private void waitBefore(
      HttpRequest request, @Nullable HttpResponse<byte[]> answer, int failures) {
    Duration wish = answer == null ? null : RetryAfter.of(answer.headers());
    try {
      pause.pause(
          wish == null
              ? settings.retry().backOff(failures, random)
              : settings.retry().shorter(wish));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TrimtabException.unreachable(request.uri(), e);
    }
  }

  private static boolean asksForPatience(int status) {
    return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
  }

  private URI uri(Call call) {
    String root = settings.url().toString().replaceAll("/+$", "");
    return URI.create(root + call.path() + call.query().add("tenant_id", settings.tenant()));
  }

  private void authorize(HttpRequest.Builder request) {
    if (settings.key() != null) {
      request.header("Authorization", "Bearer " + settings.key());
    }
  }

  private HttpRequest request(Call call) {
    Call.Body body = call.body();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(call))
            .timeout(settings.timeout())
            .header("Accept", "application/json, " + Problem.MEDIA_TYPE);
    if (body == null) {
      request.method(call.method(), BodyPublishers.noBody());
    } else {
      request.method(call.method(), BodyPublishers.ofByteArray(body.bytes()));
      request.header("Content-Type", body.contentType());
      if (body.gzip()) {
        request.header("Content-Encoding", "gzip");
      }
    }
    authorize(request);
    return request.build();
  }

  /**
   * How long to wait before a stream is opened again.
   *
   * @param failures attempts since the stream was open, this one included
   * @param wish what the server asks for; null where it says nothing
   */
  Duration backOff(int failures, @Nullable Duration wish) {
    Duration own = settings.retry().backOff(failures, random);
    if (wish == null) {
      return own;
    }
    return failures == 1 || wish.compareTo(own) > 0 ? settings.retry().shorter(wish) : own;
  }

  void pause(Duration duration) throws InterruptedException {
    pause.pause(duration);
  }

  @Override
  public void close() {
    http.close();
  }

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }
}
