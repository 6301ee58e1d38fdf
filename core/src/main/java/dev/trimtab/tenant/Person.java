package dev.trimtab.tenant;

import dev.trimtab.input.Text;
import java.util.Set;

/**
 * Somebody whom an identity provider has made known.
 *
 * @param subject what the provider calls them: never anybody else's, and never changed
 * @param name what people call them; others may be called so too
 * @param groups the groups that they are in there, as it names them
 */
public record Person(String subject, String name, Set<String> groups) {
  /** OpenID Connect Core 1.0, section 2. */
  public static final int MAX_SUBJECT_LENGTH = 255;

  public static final int MAX_NAME_LENGTH = 200;

  public Person {
    Text.name("/sub", subject, MAX_SUBJECT_LENGTH);
    Text.name("/name", name, MAX_NAME_LENGTH);
    groups = Set.copyOf(groups);
  }
}
