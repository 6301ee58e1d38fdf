package dev.trimtab.server.outbound;

import org.jspecify.annotations.Nullable;

/** What became of an {@link OutboundCall}. The reasons are for people, and hold no secret. */
public sealed interface OutboundResult {
  /**
   * Somebody answered, whatever the status; redirects are answers too, and not followed.
   *
   * @param retryAfter the header of that name as it came; null where there was none
   */
  record Answered(int status, byte[] body, @Nullable String retryAfter) implements OutboundResult {
    public Answered(int status, byte[] body) {
      this(status, body, null);
    }

    /** True where the status says that it was done. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** The rules of this server forbid it: nothing was sent, and nothing will be. */
  record Refused(String why) implements OutboundResult {}

  /** There is no answer: not reached, too slow, too large, or not tried after many failures. */
  record Failed(String why) implements OutboundResult {}
}
