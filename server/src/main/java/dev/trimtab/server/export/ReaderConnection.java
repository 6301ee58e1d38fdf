package dev.trimtab.server.export;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** The connection that an export is read over. */
final class ReaderConnection {
  private final RoutingContext request;

  ReaderConnection(RoutingContext request) {
    this.request = request;
  }

  /** True once nobody reads any more: what is written from then on is dropped without a word. */
  boolean isGone() {
    return request.response().closed();
  }

  /**
   * Breaks off the answer so that nobody takes it for whole. The connection is closed at once:
   * closing it in good order would first send what waits, and wait for a reader that may never
   * read; other streams of HTTP/2 are left alone.
   */
  void cut() {
    if (request.request().version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else if (request.request().connection() instanceof ConnectionBase connection) {
      var _ = connection.channelHandlerContext().close();
    } else {
      request.request().connection().close();
    }
  }
}
