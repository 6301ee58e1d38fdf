package dev.trimtab.server.outbound;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;

/** Carries one call to one address, which was checked before; looks no name up. */
public interface Transport {
  /**
   * Sends the call to that address, under the name that the target has. What is not HTTP answers
   * with the status that HTTP has for it.
   *
   * @return the answer, or a failure; it completes by itself, within the time a call may take
   */
  CompletableFuture<OutboundResult.Answered> send(OutboundCall call, InetAddress address);
}
