package dev.trimtab.server.export;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Breaks off an answer so that nobody takes it for whole. */
final class ConnectionCut {
  private ConnectionCut() {}

  /**
   * Closes the connection at once. Closing it in good order would first send what waits, and wait
   * for a reader that may never read; other streams of HTTP/2 are left alone.
   */
  static void of(RoutingContext request) {
    if (request.request().version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else if (request.request().connection() instanceof ConnectionBase connection) {
      var _ = connection.channelHandlerContext().close();
    } else {
      request.request().connection().close();
    }
  }
}
