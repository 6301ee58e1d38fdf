package dev.trimtab.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call that did not succeed: the server refused it, failed, or was not reached. */
public final class TrimtabException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int STREAMING = 200;
  private static final int MAX_QUOTE = 200;

  private final int status;
  private final transient @Nullable Problem problem;

  private TrimtabException(
      String message, int status, @Nullable Problem problem, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.problem = problem;
  }

  /** No answer came. Whether the call took effect is not known. */
  static TrimtabException unreachable(URI url, Exception cause) {
    String why = cause.getMessage();
    String reason = cause.getClass().getSimpleName() + (why == null ? "" : ": " + why);
    return new TrimtabException(
        "Cannot reach " + url + " (" + reason + "). Is the server running there?", 0, null, cause);
  }

  /** An answer came that is none of this server's. */
  static TrimtabException unreadable(URI url, int status, Exception cause) {
    return new TrimtabException(
        url + " answered " + status + " with something else than Trimtab's JSON. Is the URL right?",
        status,
        null,
        cause);
  }

  /** A stream tells something that is none of this server's. */
  static TrimtabException unreadable(Exception cause) {
    return new TrimtabException(
        "The stream tells something else than Trimtab's events. Is the URL right?",
        STREAMING,
        null,
        cause);
  }

  /** The server said no. */
  static TrimtabException refused(int status, byte[] body) {
    Problem problem = Problems.read(body);
    String message =
        problem == null ? quote(status, new String(body, StandardCharsets.UTF_8)) : say(problem);
    return new TrimtabException(message, status, problem, null);
  }

  /** The HTTP status; 0 where no answer came. */
  public int status() {
    return status;
  }

  /** What the server said; null where no answer came or it was no problem document. */
  public @Nullable Problem problem() {
    return problem;
  }

  public boolean isUnreachable() {
    return status == 0;
  }

  private static String say(Problem problem) {
    String what = problem.detail() != null ? problem.detail() : problem.title();
    String summary = problem.status() + ": " + (what == null ? "no reason given" : what);
    if (problem.errors() == null) {
      return summary;
    }
    return problem.errors().stream()
        .filter(error -> !summary.contains(error.detail()))
        .map(error -> "\n  " + error.pointer() + ": " + error.detail())
        .collect(Collectors.joining("", summary, ""));
  }

  private static String quote(int status, String body) {
    String line = body.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return status + ": the server gave no reason";
    }
    return status
        + ": "
        + (line.length() <= MAX_QUOTE ? line : line.substring(0, MAX_QUOTE) + "...");
  }
}
