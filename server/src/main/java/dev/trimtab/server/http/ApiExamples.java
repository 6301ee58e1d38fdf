package dev.trimtab.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/**
 * Puts the examples beside the calls: {@code openapi/CALL.request.json} and {@code
 * openapi/CALL.response.json} by operation id. Tests send them.
 */
final class ApiExamples {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEDIA_TYPE = "application/json";

  private ApiExamples() {}

  static void addTo(Operation call) {
    if (call.getRequestBody() != null) {
      add(call.getRequestBody().getContent(), call.getOperationId() + ".request.json");
    }
    call.getResponses().getAPIResponses().entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .forEach(
            response ->
                add(response.getValue().getContent(), call.getOperationId() + ".response.json"));
  }

  private static void add(@Nullable Content content, String name) {
    if (content == null || content.getMediaType(MEDIA_TYPE) == null) {
      return;
    }
    try (InputStream example = ApiExamples.class.getResourceAsStream("/openapi/" + name)) {
      if (example != null) {
        content.getMediaType(MEDIA_TYPE).setExample(JSON.readValue(example, Object.class));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(name, broken);
    }
  }
}
