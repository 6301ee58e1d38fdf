package dev.trimtab.cli;

/** What the process ends with; documented in the help of the root command. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** The server refused or failed, or something was rejected. */
  public static final int FAILED = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** No server answered. */
  public static final int UNREACHABLE = 3;

  private ExitCode() {}
}
