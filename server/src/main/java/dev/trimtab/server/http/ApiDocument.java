package dev.trimtab.server.http;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Shows the description of the interface at {@code /openapi}, as YAML or JSON. It is written when
 * somebody first asks: the framework would read and write it at every start, which takes as long as
 * opening the store.
 */
@Singleton
public final class ApiDocument {
  private static final String DESCRIPTION = OpenApiConstants.BASE_NAME + ".JSON";
  private static final String YAML = "application/yaml";
  private static final String JSON = "application/json";

  /** Before the framework's own route, which has nothing to show. */
  private static final int EARLY = -1;

  private @Nullable SmallRyeOpenAPI description;

  /** To be called before the framework starts, so that it does not find the description. */
  public static void readLate() {
    OpenApiConstants.classLoader = new Undescribed(ApiDocument.class.getClassLoader());
  }

  void show(@Observes Router router) {
    for (String path : new String[] {"/openapi", "/openapi.json", "/openapi.yaml"}) {
      router.get(path).order(EARLY).handler(this::answer);
    }
  }

  private void answer(RoutingContext request) {
    String type = wantsJson(request) ? JSON : YAML;
    Callable<String> writing = () -> type.equals(JSON) ? read().toJSON() : read().toYAML();
    request
        .vertx()
        .executeBlocking(writing)
        .onSuccess(
            text ->
                request
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
                    .end(text))
        .onFailure(request::fail);
  }

  private static boolean wantsJson(RoutingContext request) {
    String accept = request.request().getHeader(HttpHeaders.ACCEPT);
    return request.normalizedPath().endsWith(".json")
        || "json".equalsIgnoreCase(request.request().getParam("format"))
        || (accept != null && accept.contains(JSON));
  }

  private synchronized SmallRyeOpenAPI read() {
    if (description == null) {
      ClassLoader classes = ApiDocument.class.getClassLoader();
      description =
          SmallRyeOpenAPI.builder()
              .withConfig(ConfigProvider.getConfig())
              .enableModelReader(false)
              .enableStandardStaticFiles(false)
              .enableAnnotationScan(false)
              .enableStandardFilter(false)
              .withCustomStaticFile(() -> classes.getResourceAsStream(DESCRIPTION))
              .build();
    }
    return description;
  }

  /** The classes of the program without the description. */
  private static final class Undescribed extends ClassLoader {
    Undescribed(ClassLoader parent) {
      super(parent);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return name.equals(DESCRIPTION) ? null : super.getResourceAsStream(name);
    }
  }
}
