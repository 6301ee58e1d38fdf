package dev.trimtab.input;

/**
 * A pattern for names: {@code *} stands for any characters, or none; everything else for itself.
 *
 * @param pattern 1 to {@value #MAX_LENGTH} characters
 */
public record Glob(String pattern) {
  /** Every name. */
  public static final Glob ANY = new Glob("*");

  public static final int MAX_LENGTH = 200;

  private static final char WILD = '*';

  public Glob {
    Text.name("", pattern, MAX_LENGTH);
  }

  /** Whether a name fits, in time that grows with the product of both lengths at the most. */
  public boolean matches(String name) {
    int inPattern = 0;
    int inName = 0;
    int afterWild = -1;
    int triedFrom = 0;
    while (inName < name.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == WILD) {
        afterWild = ++inPattern;
        triedFrom = inName;
      } else if (inPattern < pattern.length() && pattern.charAt(inPattern) == name.charAt(inName)) {
        inPattern++;
        inName++;
      } else if (afterWild >= 0) {
        inPattern = afterWild;
        inName = ++triedFrom;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == WILD) {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  /** Whether only one name fits. */
  public boolean isLiteral() {
    return pattern.indexOf(WILD) < 0;
  }
}
