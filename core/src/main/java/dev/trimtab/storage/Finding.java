package dev.trimtab.storage;

/**
 * One thing that was looked at.
 *
 * @param level how bad it is
 * @param check what was looked at, such as {@code integrity}
 * @param found what was found and what it means
 * @param todo what to do about it; empty where nothing is to be done
 */
public record Finding(Level level, String check, String found, String todo) {
  /** How bad a finding is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** Good to know. */
    NOTE,
    /** Will be trouble, or is little. */
    WARNING,
    /** Something is wrong. */
    ERROR
  }

  /** All is well. */
  public static Finding ok(String check, String found) {
    return new Finding(Level.OK, check, found, "");
  }

  public static Finding note(String check, String found, String todo) {
    return new Finding(Level.NOTE, check, found, todo);
  }

  public static Finding warning(String check, String found, String todo) {
    return new Finding(Level.WARNING, check, found, todo);
  }

  public static Finding error(String check, String found, String todo) {
    return new Finding(Level.ERROR, check, found, todo);
  }
}
