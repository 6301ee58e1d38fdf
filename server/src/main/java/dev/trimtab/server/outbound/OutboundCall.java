package dev.trimtab.server.outbound;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to somebody else.
 *
 * @param purpose what it is for, in a word; counted by it
 * @param namedBy who chose the target
 * @param method the HTTP method
 * @param target where it goes: https, or http to this machine
 * @param headers sent as they are; never a name twice
 * @param body what is sent; null for nothing
 * @param repeatable true where sending it twice does what sending it once does
 */
public record OutboundCall(
    String purpose,
    NamedBy namedBy,
    String method,
    URI target,
    Map<String, String> headers,
    byte @Nullable [] body,
    boolean repeatable) {
  public OutboundCall {
    headers = Map.copyOf(headers);
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
