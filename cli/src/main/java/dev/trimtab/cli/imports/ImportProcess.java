package dev.trimtab.cli.imports;

import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import dev.trimtab.client.ProcessIn;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.client.ProcessReportIn;
import dev.trimtab.client.ProcessStarted;
import dev.trimtab.client.TrimtabClient;
import dev.trimtab.client.TrimtabException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An import as the server lists it: told now and then how far it is, it says whether it is to end.
 * Not thread-safe.
 */
public final class ImportProcess {
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final long STEP_ROWS = 50_000;
  private static final int MAX_NAME = 200;
  private static final int MAX_DETAIL = 1_000;

  private final TrimtabClient client;
  private final InstantSource clock;
  private final String id;
  private final long total;
  private final ProcessStarted.@Nullable Resume resume;
  private Instant reportedAt;
  private long reportedPlace;

  private ImportProcess(
      TrimtabClient client, InstantSource clock, ProcessStarted started, long total) {
    this.client = client;
    this.clock = clock;
    this.id = started.process().id();
    this.total = total;
    this.resume = started.resume();
    this.reportedAt = clock.instant();
  }

  /**
   * How far an import is.
   *
   * @param done the last place that is dealt with
   */
  public record State(long done, ImportResult result) {}

  /** Tells the server that an import begins. */
  public static ImportProcess begin(
      TrimtabClient client, InstantSource clock, String name, ImportPlan plan) {
    ImportFile file = plan.file();
    String metadata =
        Json.MAPPER
            .createObjectNode()
            .put("digest", file.digest())
            .put("format", file.format().kind().name().toLowerCase(Locale.ROOT))
            .toString();
    ProcessIn process =
        new ProcessIn(
            "import", printable(name), file.rows(), plan.resumeKey(), new JsonText(metadata));
    return new ImportProcess(client, clock, client.startProcess(process), file.rows());
  }

  /** Where an earlier run of the same import broke off; null where none did. */
  public ProcessStarted.@Nullable Resume resume() {
    return resume;
  }

  public String id() {
    return id;
  }

  /** Every two seconds, or 50,000 rows, says how far the import is; false where it is to end. */
  public boolean goesOn(long place, Supplier<State> state) {
    boolean isDue =
        place - reportedPlace >= STEP_ROWS
            || Duration.between(reportedAt, clock.instant()).compareTo(STEP) >= 0;
    return !isDue || report(state.get());
  }

  /** Says how far the import is; false where it is to end. */
  public boolean report(State state) {
    reportedAt = clock.instant();
    reportedPlace = state.done();
    ProcessOut answer = send(state, null, null);
    return answer == null || (answer.runs() && !answer.cancelRequested());
  }

  /** Says how the import ended. */
  public void end(State state, String status, @Nullable String detail) {
    send(state, status, detail);
  }

  /** An import does not fail for a report that nobody took; its events are what counts. */
  private @Nullable ProcessOut send(State state, @Nullable String status, @Nullable String detail) {
    ImportResult result = state.result();
    Map<String, Long> counts =
        Map.of(
            "accepted", result.accepted(),
            "duplicates", result.duplicates(),
            "rejected", result.rejected());
    String said = detail == null ? null : cut(detail, MAX_DETAIL);
    try {
      return client.reportProcess(
          id, new ProcessReportIn(state.done(), total, counts, status, said));
    } catch (TrimtabException notTaken) {
      return null;
    }
  }

  private static String printable(String name) {
    String text = cut(name, MAX_NAME);
    return text.isEmpty() ? "import" : text;
  }

  private static String cut(String text, int length) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= length ? line : line.substring(0, length - 3) + "...";
  }
}
