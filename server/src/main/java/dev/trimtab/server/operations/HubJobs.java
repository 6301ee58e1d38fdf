package dev.trimtab.server.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import dev.trimtab.client.JsonText;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.server.auth.ForbiddenException;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.schedule.Job;
import dev.trimtab.server.schedule.JobStanding;
import dev.trimtab.server.schedule.JobStatus;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditLog;
import dev.trimtab.tenant.Principal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs of this server among the processes of the hub. */
@Singleton
final class HubJobs {
  /** What the hub calls them. */
  static final String TYPE = "job";

  private static final String PAUSE = "pause";
  private static final String RESUME = "resume";
  private static final double MILLIS = 1_000;
  private static final double NANOS = 1e6;

  private final Jobs jobs;
  private final AuditLog audit;

  HubJobs(Jobs jobs, AuditLog audit) {
    this.jobs = jobs;
    this.audit = audit;
  }

  /** Those of a status; all for null. */
  List<ProcessOut> list(@Nullable JobStatus status) {
    return jobs.all().stream()
        .map(HubJobs::out)
        .filter(each -> status == null || each.status().equals(status.wireName()))
        .toList();
  }

  Optional<ProcessOut> find(String id) {
    return jobs.find(id).map(HubJobs::out);
  }

  /**
   * Tells a job what to do.
   *
   * @param entry what the audit log keeps of it
   */
  ProcessOut control(Principal principal, String id, String action, AuditEntry entry) {
    Job job = jobs.find(id).orElseThrow();
    String waits = job.plan().whilePaused();
    if (waits == null || !(action.equals(PAUSE) || action.equals(RESUME))) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "the job %s does not %s; %s"
              .formatted(
                  job.plan().name(),
                  action,
                  waits == null ? "the server needs it" : "it pauses and resumes"));
    }
    if (!principal.isOperator()) {
      throw new ForbiddenException(
          "a job is of the server and of all its tenants: only the operator has it " + action);
    }
    audit.add(entry);
    if (action.equals(PAUSE)) {
      job.pause();
    } else {
      job.resume();
    }
    return out(job);
  }

  private static ProcessOut out(Job job) {
    JobStanding standing = job.standing();
    JobStanding.Run last = standing.last();
    return new ProcessOut(
        job.plan().id(),
        TYPE,
        standing.status().wireName(),
        standing.startedAt(),
        job.plan().name(),
        metadata(job, standing),
        AuditEntry.SERVER,
        last == null ? standing.startedAt() : last.at(),
        null,
        standing.runs(),
        null,
        Map.of("runs", standing.runs(), "failures", standing.failures()),
        false,
        actions(job, standing),
        standing.status() == JobStatus.FAILING ? standing.lastError() : null);
  }

  private static List<String> actions(Job job, JobStanding standing) {
    if (!job.plan().isPausable()) {
      return List.of();
    }
    return List.of(standing.status() == JobStatus.PAUSED ? RESUME : PAUSE);
  }

  private static JsonText metadata(Job job, JobStanding standing) {
    JobStanding.Run last = standing.last();
    ObjectNode metadata =
        Json.MAPPER
            .createObjectNode()
            .put("purpose", job.plan().purpose())
            .put("every_s", job.plan().every().toMillis() / MILLIS)
            .put("last_run", last == null ? null : last.at().toString())
            .put("last_duration_ms", last == null ? null : last.took().toNanos() / NANOS)
            .put("last_error", standing.lastError())
            .put("next_run", text(standing.nextRun()))
            .put("runs", standing.runs())
            .put("failures", standing.failures())
            .put("while_paused", job.plan().whilePaused());
    return JsonText.of(metadata);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
