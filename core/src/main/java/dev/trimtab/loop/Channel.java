package dev.trimtab.loop;

import dev.trimtab.input.Checks;
import java.util.regex.Pattern;

/**
 * Where messages and calls of a tenant's loops go.
 *
 * @param name what steps know it by in its tenant: lower-case letters, digits and hyphens, a letter
 *     first, at most {@value LoopTemplate#MAX_NAME_LENGTH}
 * @param settings what it is, and how it is reached; its secret is kept apart
 */
public record Channel(String name, ChannelSettings settings) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public Channel {
    Checks.of("")
        .that(
            isName(name),
            "/name",
            "must begin with a lower-case letter and go on with lower-case letters, digits and"
                + " hyphens, 63 at the most")
        .finish();
  }

  /** Whether a channel can be called that. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
