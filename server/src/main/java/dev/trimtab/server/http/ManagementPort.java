package dev.trimtab.server.http;

import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.wiring.StartFailure;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * A second listener for those who run the server, where one is configured. The framework has one
 * too, but decides in the build whether it is used.
 */
@Singleton
final class ManagementPort {
  private static final Logger LOG = Logger.getLogger(ManagementPort.class);
  private static final int NONE = -1;
  private static final List<String> PATHS = List.of("/health", "/metrics", "/openapi", "/docs");

  private final HttpConfig.Management config;
  private volatile int port = NONE;

  ManagementPort(HttpConfig config) {
    this.config = config.management();
  }

  boolean isConfigured() {
    return config.port().isPresent();
  }

  /** Whether the request has come this way. */
  boolean hasBrought(HttpServerRequest request) {
    return request.localAddress().port() == port;
  }

  /** Whether a normalized path belongs here, and nowhere else. */
  boolean owns(String path) {
    return isConfigured() && PATHS.stream().anyMatch(each -> isBelow(each, path));
  }

  /** Also {@code /openapi.json}. */
  private static boolean isBelow(String owned, String path) {
    return path.equals(owned) || path.startsWith(owned + "/") || path.startsWith(owned + ".");
  }

  void listen(@Observes StartupEvent starting, Vertx vertx) {
    if (isConfigured()) {
      int wanted = config.port().getAsInt();
      port = listen(vertx, wanted);
      LOG.infof("Management is at http://%s:%d", config.bind(), port);
    }
  }

  private int listen(Vertx vertx, int wanted) {
    try {
      HttpServer server = vertx.createHttpServer();
      return server
          .requestHandler(VertxHttpRecorder.getRootHandler())
          .listen(wanted, config.bind())
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .actualPort();
    } catch (CompletionException refused) {
      Throwable cause = refused.getCause() == null ? refused : refused.getCause();
      throw new StartFailure(
          "cannot listen at trimtab.http.management.bind and .port, %s:%d: %s"
              .formatted(config.bind(), wanted, cause.getMessage()),
          cause);
    }
  }
}
