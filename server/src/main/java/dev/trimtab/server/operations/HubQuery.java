package dev.trimtab.server.operations;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.intake.IntakeFilter;
import dev.trimtab.intake.IntakeStatus;
import dev.trimtab.operations.ProcessQuery;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.operations.ProcessType;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.schedule.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see in the hub.
 *
 * @param processes null for no imports and exports
 * @param loops null for no loops
 * @param intakes null for no research requests
 * @param jobs null for no jobs of the server
 * @param since what started then or later
 * @param limit how many of all at the most
 */
record HubQuery(
    @Nullable ProcessQuery processes,
    @Nullable Loops loops,
    @Nullable IntakeFilter intakes,
    @Nullable Jobs jobs,
    Instant since,
    int limit) {
  private static final Duration USUAL_TIME = Duration.ofHours(24);
  private static final int DEFAULT_LIMIT = 100;

  /**
   * Which loops.
   *
   * @param status null for all
   */
  record Loops(@Nullable ProcessStatus status) {}

  /**
   * Which jobs.
   *
   * @param status null for all
   */
  record Jobs(@Nullable JobStatus status) {}

  /** The newest of every type that a tenant has, since then. */
  static HubQuery ofTenant(Instant since, int limit) {
    return new HubQuery(
        new ProcessQuery(Set.of(), null, since, limit, null),
        new Loops(null),
        standing(null),
        null,
        since,
        limit);
  }

  /**
   * Reads it.
   *
   * @throws InvalidInputException naming every parameter that is wrong or unknown
   */
  static HubQuery read(QueryParameters query, Instant now) {
    Included included = query.read("include", Included::read);
    Status status = query.read("status", Status::read);
    Instant asked = query.time("since");
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, ProcessQuery.MAX_LIMIT);
    query.finish();
    Instant since = asked == null ? now.minus(USUAL_TIME) : asked;
    Included wanted = included == null ? Included.ALL : included;
    Status stand = status == null ? Status.ANY : status;
    return new HubQuery(
        wanted.isProcesses() && (status == null || stand.process() != null)
            ? new ProcessQuery(wanted.types(), stand.process(), since, limit, null)
            : null,
        wanted.loops() && (status == null || stand.process() != null)
            ? new Loops(stand.process())
            : null,
        wanted.intakes() && (status == null || stand.intake() != null)
            ? standing(stand.intake())
            : null,
        wanted.jobs() && (status == null || stand.job() != null) ? new Jobs(stand.job()) : null,
        since,
        limit);
  }

  /**
   * The types that a parameter names, parted by commas, of what a stream tells.
   *
   * @throws InvalidInputException where one is none
   */
  static Set<String> types(String parameter, String text) {
    Included named = Included.read(parameter, text);
    if (named.jobs()) {
      throw new InvalidInputException(
          parameter, "must not be job here: jobs run all the time, look at the hub");
    }
    return Stream.of(
            named.types().stream().map(ProcessType::wireName),
            named.loops() ? Stream.of(HubLoops.TYPE) : Stream.<String>empty(),
            named.intakes() ? Stream.of(HubIntakes.TYPE) : Stream.<String>empty())
        .flatMap(each -> each)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static IntakeFilter standing(@Nullable IntakeStatus status) {
    Set<IntakeStatus> statuses = status == null ? Set.of() : Set.of(status);
    return new IntakeFilter(null, statuses, null, null, null, null, null, null, null);
  }

  /** Which types are wanted; all types of processes where none is named. */
  private record Included(
      Set<ProcessType> types, boolean isProcesses, boolean loops, boolean intakes, boolean jobs) {
    private static final Set<String> OTHERS = Set.of(HubIntakes.TYPE, HubLoops.TYPE, HubJobs.TYPE);

    static final Included ALL = new Included(Set.of(), true, true, true, true);

    static Included read(String parameter, String text) {
      Set<ProcessType> types = EnumSet.noneOf(ProcessType.class);
      Set<String> others = new HashSet<>();
      for (String each : text.split(",", -1)) {
        String name = each.strip();
        if (OTHERS.contains(name)) {
          others.add(name);
        } else {
          types.add(type(parameter, name));
        }
      }
      return new Included(
          types,
          !types.isEmpty(),
          others.contains(HubLoops.TYPE),
          others.contains(HubIntakes.TYPE),
          others.contains(HubJobs.TYPE));
    }

    private static ProcessType type(String parameter, String name) {
      return ProcessType.ofWireName(name)
          .orElseThrow(
              () ->
                  new InvalidInputException(
                      parameter, "must be import, export, loop, intake or job"));
    }
  }

  /**
   * How a process, a loop or a job is, or where an intake stands. Of these words only running is
   * said of more than one.
   */
  private record Status(
      @Nullable ProcessStatus process, @Nullable IntakeStatus intake, @Nullable JobStatus job) {
    static final Status ANY = new Status(null, null, null);

    static Status read(String parameter, String word) {
      Status status =
          new Status(
              ProcessStatus.ofWireName(word).orElse(null),
              IntakeStatus.ofWireName(word).orElse(null),
              JobStatus.ofWireName(word).orElse(null));
      if (status.equals(ANY)) {
        throw new InvalidInputException(
            parameter,
            "must be running, succeeded, failed, cancelled, interrupted, idle, failing, paused, or"
                + " one of "
                + IntakeStatus.wireNames());
      }
      return status;
    }
  }
}
