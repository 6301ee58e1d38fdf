package dev.trimtab.server.signin;

import dev.trimtab.input.Text;

/** What somebody else has said, in a form that can be shown and logged. */
final class Spoken {
  private static final int MOST_CHARACTERS = 200;

  private Spoken() {}

  static String of(String text) {
    return Text.cut(
        text.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", " ").strip(), MOST_CHARACTERS);
  }
}
