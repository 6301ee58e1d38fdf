package dev.trimtab.operations;

import java.util.Arrays;
import java.util.Optional;

/** What a process does. The code is what is stored and never changes its meaning. */
public enum ProcessType {
  /** Rows of a file become events. Runs where the file is, and reports here. */
  IMPORT(0, "import"),
  /** Events become rows. Runs in the server. */
  EXPORT(1, "export");

  private final int code;
  private final String wireName;

  ProcessType(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  public int code() {
    return code;
  }

  /** The name callers know it by. */
  public String wireName() {
    return wireName;
  }

  /** The type with that code. */
  public static ProcessType ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst().orElseThrow();
  }

  /** The type of that wire name, or empty where there is none. */
  public static Optional<ProcessType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
