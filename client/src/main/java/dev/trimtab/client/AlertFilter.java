package dev.trimtab.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a list holds, newest first. Null means all, or the server's default.
 *
 * @param state {@code pending}, {@code firing} or {@code resolved}
 * @param silenced true for those that are, false for those that are not
 * @param since those resolved since then; default 24 hours ago
 * @param limit 1 to 1,000
 */
public record AlertFilter(
    @Nullable String state,
    @Nullable String domain,
    @Nullable Boolean silenced,
    @Nullable Instant since,
    @Nullable Integer limit) {
  Query query() {
    return new Query()
        .add("state", state)
        .add("domain", domain)
        .add("silenced", silenced)
        .add("since", since)
        .add("limit", limit);
  }
}
