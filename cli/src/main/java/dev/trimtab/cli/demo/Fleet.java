package dev.trimtab.cli.demo;

import dev.trimtab.cli.demo.Workload.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Who works, at what, and what goes wrong.
 *
 * @param workloads of all tenants
 * @param regression the one in progress
 */
record Fleet(List<Workload> workloads, Regression regression) {
  /** Less than a day, after which the server takes samples for history and raises no alarm. */
  private static final Duration REGRESSION_AGE = Duration.ofHours(22);

  private static final String PRODUCTION = "production";
  private static final String STAGING = "staging";

  private static final List<Workload> ACME =
      List.of(
          new Workload(
              "acme",
              "support-bot",
              PRODUCTION,
              "answer_ticket",
              List.of("triage", "resolver"),
              "prompt-14",
              260,
              new Health(0.93, 0.86),
              2_400,
              0.018,
              List.of("wrong_answer", "timeout", "tool_error", "refused")),
          new Workload(
              "acme",
              "call-notes",
              PRODUCTION,
              "summarise_call",
              List.of("scribe"),
              "prompt-6",
              120,
              new Health(0.97, 0.91),
              5_200,
              0.031,
              List.of("missing_facts", "timeout")),
          new Workload(
              "acme",
              "checkout",
              PRODUCTION,
              "check_fraud",
              List.of("sentinel"),
              "model-3.2",
              300,
              new Health(0.985, 0.95),
              380,
              0.0012,
              List.of("false_alarm", "timeout")),
          new Workload(
              "acme",
              "support-bot-staging",
              STAGING,
              "answer_ticket",
              List.of("triage", "resolver"),
              "prompt-14",
              20,
              new Health(0.93, 0.86),
              2_400,
              0.018,
              List.of("wrong_answer", "timeout", "tool_error", "refused")));

  private static final List<Workload> GLOBEX =
      List.of(
          new Workload(
              "globex",
              "code-review",
              PRODUCTION,
              "review_pull_request",
              List.of("reviewer", "second-reader"),
              "prompt-21",
              90,
              new Health(0.81, 0.74),
              48_000,
              0.35,
              List.of("missed_defect", "wrong_patch", "context_too_long")),
          new Workload(
              "globex",
              "release-notes",
              STAGING,
              "write_notes",
              List.of("writer"),
              "prompt-3",
              40,
              new Health(0.92, 0.83),
              11_000,
              0.09,
              List.of("wrong_facts", "tool_error")));

  private static final List<Workload> INITECH =
      List.of(
          new Workload(
              "initech",
              "invoice-reader",
              PRODUCTION,
              "extract_invoice",
              List.of("reader"),
              "model-7",
              200,
              new Health(0.96, 0.93),
              1_700,
              0.006,
              List.of("wrong_total", "unreadable_scan", "timeout")),
          new Workload(
              "initech",
              "intranet-search",
              PRODUCTION,
              "answer_question",
              List.of("librarian"),
              "prompt-9",
              350,
              new Health(0.9, 0.8),
              1_300,
              0.004,
              List.of("no_answer", "wrong_source", "timeout")));

  Fleet {
    workloads = List.copyOf(workloads);
  }

  /** The fleet of the demonstration; its regression began 22 hours before {@code now}. */
  static Fleet at(Instant now) {
    List<Workload> all = new ArrayList<>(ACME);
    all.addAll(GLOBEX);
    all.addAll(INITECH);
    Instant since = now.minus(REGRESSION_AGE).truncatedTo(ChronoUnit.HOURS);
    Health health = new Health(0.65, 0.71);
    return new Fleet(
        all, new Regression("support-bot", since, "prompt-15", health, "wrong_answer"));
  }

  /** Each tenant once. */
  List<String> tenants() {
    return workloads.stream().map(Workload::tenant).distinct().toList();
  }

  List<Workload> workloadsOf(String tenant) {
    return workloads.stream().filter(workload -> workload.tenant().equals(tenant)).toList();
  }
}
