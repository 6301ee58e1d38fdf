package dev.trimtab.server.http;

import dev.trimtab.server.stream.LiveStream;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A stream and the response it is written to. */
public record OpenedStream(LiveStream stream, ResponseOutlet outlet) {
  /**
   * The answer to a request for a stream, which is closed when the request ends.
   *
   * @param stall how long the reader may take nothing
   */
  public static RestResponse<OpenedStream> answer(
      RoutingContext request, LiveStream stream, Duration stall) {
    ResponseBuilder<OpenedStream> response =
        ResponseBuilder.<OpenedStream>ok()
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            // nginx holds answers back unless it is told not to
            .header("X-Accel-Buffering", "no");
    if (HttpMethod.HEAD.equals(request.request().method())) {
      stream.close();
      return response.build();
    }
    request.addEndHandler(ended -> stream.close());
    ResponseOutlet outlet = new ResponseOutlet(request.response(), stall);
    return response.entity(new OpenedStream(stream, outlet)).build();
  }

  /** Runs until the stream ends. */
  void run() {
    outlet.close(stream.run(outlet));
  }
}
