package dev.trimtab.input;

import java.util.Comparator;

/** The rules for short texts that callers name things with. */
public final class Text {
  /** As stores order texts, by code points. */
  public static final Comparator<String> BY_CODE_POINT = Text::compareCodePoints;

  private Text() {}

  /**
   * Returns {@code text} where it is a name: not blank, at most {@code maxLength} characters (code
   * points), no control characters, no lone surrogates.
   *
   * @throws InvalidInputException naming {@code pointer}
   */
  public static String name(String pointer, String text, int maxLength) {
    if (text.isBlank()) {
      throw new InvalidInputException(pointer, "must not be blank");
    }
    if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
      throw new InvalidInputException(pointer, "must have at most " + maxLength + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        throw new InvalidInputException(pointer, "must not contain control characters");
      }
      if (Character.isSurrogate(c)) {
        i = endOfPair(pointer, text, i);
      }
    }
    return text;
  }

  /**
   * Returns {@code text} where it can be stored and sent as UTF-8: no NUL, no lone surrogates.
   *
   * @throws InvalidInputException naming {@code pointer}
   */
  public static String storable(String pointer, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new InvalidInputException(pointer, "must not contain the NUL character");
      }
      if (Character.isSurrogate(c)) {
        i = endOfPair(pointer, text, i);
      }
    }
    return text;
  }

  /** The beginning of a text, at most so many characters (code points), none of them in halves. */
  public static String cut(String text, int mostCharacters) {
    return text.codePointCount(0, text.length()) <= mostCharacters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, mostCharacters));
  }

  /** As {@link String#compareTo}, but surrogates, which stand for higher code points, last. */
  private static int compareCodePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        int surrogates = Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
        return surrogates == 0 ? Character.compare(x, y) : surrogates;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int endOfPair(String pointer, String text, int high) {
    int low = high + 1;
    if (low < text.length() && Character.isSurrogatePair(text.charAt(high), text.charAt(low))) {
      return low;
    }
    throw new InvalidInputException(pointer, "must not contain a lone surrogate");
  }
}
