package dev.trimtab.server.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to somebody else.
 *
 * @param purpose what it is for, in a word; counted by it
 * @param namedBy who chose the target
 * @param method the HTTP method
 * @param target where it goes: https, or http to this machine; smtps and smtp likewise for what the
 *     operator names
 * @param headers sent as they are; never a name twice
 * @param body what is sent; null for nothing
 * @param repeatable true where sending it twice does what sending it once does
 * @param timeout how long an attempt may take; null for what is configured
 */
public record OutboundCall(
    String purpose,
    NamedBy namedBy,
    String method,
    URI target,
    Map<String, String> headers,
    byte @Nullable [] body,
    boolean repeatable,
    @Nullable Duration timeout) {
  public OutboundCall {
    headers = Map.copyOf(headers);
  }

  /** A call that may take as long as is configured. */
  public OutboundCall(
      String purpose,
      NamedBy namedBy,
      String method,
      URI target,
      Map<String, String> headers,
      byte @Nullable [] body,
      boolean repeatable) {
    this(purpose, namedBy, method, target, headers, body, repeatable, null);
  }

  /** Who chose the target. */
  public enum NamedBy {
    /**
     * The configuration of this server: naming it there is allowing it, in a private network too.
     */
    OPERATOR,
    /** A caller of this server, who must not reach what only this server can reach. */
    CALLER
  }

  /** A reading. */
  public static OutboundCall get(String purpose, NamedBy namedBy, URI target) {
    return new OutboundCall(
        purpose, namedBy, "GET", target, Map.of("Accept", "application/json"), null, true);
  }
}
