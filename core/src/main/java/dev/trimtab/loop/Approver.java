package dev.trimtab.loop;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who says yes or no, as far as their credentials say.
 *
 * @param name as it stands in the record of the loop
 * @param keyId the key they came with; null where it was something else
 * @param groups they are in, as whoever signed them in has said
 * @param isAuthor whether they opened the loop by hand, or wrote the version of its template
 */
public record Approver(String name, @Nullable String keyId, Set<String> groups, boolean isAuthor) {
  /** What an entry begins with that means a key, by its id. */
  public static final String KEY = "key:";

  /** What an entry begins with that means everybody in a group. */
  public static final String GROUP = "group:";

  public Approver {
    groups = Set.copyOf(groups);
  }

  /** Somebody of whom nothing but a name is known. */
  public static Approver named(String name) {
    return new Approver(name, null, Set.of(), false);
  }

  /** Whether an entry of a template means them. */
  boolean is(String entry) {
    if (entry.startsWith(KEY)) {
      return entry.substring(KEY.length()).equals(keyId);
    }
    return entry.startsWith(GROUP)
        ? groups.contains(entry.substring(GROUP.length()))
        : entry.equals(name);
  }
}
