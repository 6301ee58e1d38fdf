package dev.trimtab.server.http;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the links from one page of a list to the next (RFC 8288). */
public final class PageLinks {
  private static final String CURSOR = "cursor";

  private PageLinks() {}

  /** A link to the same call with another cursor. */
  public static String next(RoutingContext request, String cursor) {
    StringBuilder link =
        new StringBuilder("<")
            .append(Entrance.baseOf(request))
            .append(request.request().path())
            .append('?');
    for (Map.Entry<String, String> parameter : request.queryParams()) {
      if (!parameter.getKey().equals(CURSOR)) {
        link.append(encode(parameter.getKey()))
            .append('=')
            .append(encode(parameter.getValue()))
            .append('&');
      }
    }
    return link.append(CURSOR + "=").append(cursor).append(">; rel=\"next\"").toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
