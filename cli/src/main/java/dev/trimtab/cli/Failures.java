package dev.trimtab.cli;

import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.Problem;
import dev.trimtab.client.TrimtabException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a failed command into a message that can be acted on and an exit code. */
final class Failures implements IExecutionExceptionHandler {
  private static final int UNAUTHENTICATED = 401;
  private static final String WHICH_KEY =
      "The key comes from --key, from TRIMTAB_KEY, or from the file admin.key in the server's data"
          + " folder (--data).";

  private final Style style;

  Failures(Style style) {
    this.style = style;
  }

  /** Prints what went wrong to standard error; faults of ours with their stack trace. */
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    switch (e) {
      case TrimtabException refused -> {
        print(err, String.valueOf(refused.getMessage()));
        if (refused.status() == UNAUTHENTICATED) {
          err.println(WHICH_KEY);
        } else if (lacksTenant(refused.problem())) {
          err.println("Name the tenant with --tenant.");
        }
        return refused.isUnreachable() ? ExitCode.UNREACHABLE : ExitCode.FAILED;
      }
      case IOException failed -> print(err, describe(failed));
      case UncheckedIOException failed -> print(err, String.valueOf(failed.getMessage()));
      default -> {
        print(err, "This is a fault of Trimtab's command line; please report it:");
        e.printStackTrace(err);
      }
    }
    return ExitCode.FAILED;
  }

  private static boolean lacksTenant(@Nullable Problem problem) {
    return problem != null
        && problem.errors() != null
        && problem.errors().stream().anyMatch(error -> error.pointer().endsWith("tenant_id"));
  }

  /** File system messages often hold the file's name alone. */
  private static String describe(IOException e) {
    String kind = e.getClass().getSimpleName();
    return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
  }

  private void print(PrintWriter err, String message) {
    err.println(style.paint(Tone.BAD, message));
  }
}
