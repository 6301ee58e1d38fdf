package dev.trimtab.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calls of one tenant, as raw as they go over the wire: no retries, no convenience. */
final class TenantApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NEXT_PAGE = Pattern.compile("<([^>]*)>; *rel=\"next\"");
  private static final int FIRST_ERROR = 300;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String key;
  private final Pulse pulse;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  TenantApi(URI base, String key) {
    this(base, key, new Pulse());
  }

  /**
   * Calls of which it is told how long they took.
   *
   * @param pulse is told of each that is acknowledged, by the key
   */
  TenantApi(URI base, String key, Pulse pulse) {
    this.base = base;
    this.key = key;
    this.pulse = pulse;
  }

  /** An answer with its body read as JSON. */
  record Answer(int status, JsonNode body) {}

  Answer post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(base.resolve(path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long began = System.nanoTime();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() < FIRST_ERROR) {
      pulse.acknowledged(key, began);
    }
    seen.add(path + " " + response.statusCode());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  /** What was answered so far: each path with each of its statuses. */
  Set<String> seen() {
    return seen;
  }

  /** Every event of the tenant by id, page after page; fails where an id comes twice. */
  Map<String, Double> walk() throws IOException, InterruptedException {
    Map<String, Double> all = new HashMap<>();
    URI page = base.resolve("/v1/outcomes/events?limit=1000");
    while (page != null) {
      HttpResponse<byte[]> response =
          http.send(request(page).build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      for (JsonNode event : JSON.readTree(response.body())) {
        String id = event.get("id").asText();
        assertThat(all.put(id, event.get("value").asDouble())).as("twice: %s", id).isNull();
      }
      page = nextPage(response);
    }
    return all;
  }

  private @Nullable URI nextPage(HttpResponse<?> response) {
    Matcher link = NEXT_PAGE.matcher(response.headers().firstValue("Link").orElse(""));
    return link.find() ? base.resolve(link.group(1)) : null;
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Authorization", "Bearer " + key);
  }
}
