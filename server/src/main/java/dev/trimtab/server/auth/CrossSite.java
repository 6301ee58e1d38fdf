package dev.trimtab.server.auth;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site has made a browser send. A browser adds the cookie by itself, but no
 * page elsewhere can add a header of its own without being allowed to, and nobody is.
 */
public final class CrossSite {
  /** The header that the dashboard sends with every change. */
  public static final String HEADER = "X-Trimtab-Dashboard";

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private CrossSite() {}

  /**
   * Lets pass what reads, and what the dashboard itself has sent.
   *
   * @throws ForbiddenException for all else
   */
  public static void refuse(HttpServerRequest request) {
    if (READING.contains(request.method())) {
      return;
    }
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    if (request.getHeader(HEADER) == null || (site != null && !OWN.contains(site))) {
      throw new ForbiddenException(
          "a session changes something only with the header " + HEADER + ", from the dashboard");
    }
  }
}
