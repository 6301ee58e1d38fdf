package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./trimtab bench load}: a real server under load, each figure beside its ceiling. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts real servers on this machine, puts them under load, and prints each",
      "figure beside a ceiling of the same run, as Markdown. The parts:",
      "",
      "  start    from the start of the process to the first answer",
      "  posts    single durable events, against a route without a store",
      "  batches  batches of 1,000, against a bare JDBC loader",
      "  watching what detectors take of them, against a server without any",
      "  reads    trends and dashboards at growing sizes, alone and beside a writer;",
      "           and memory",
      "  fairness what a quiet tenant notices of one that floods, with quotas",
      "  flood    the same without quotas: nothing is promised there",
      "  nodes    two servers on one PostgreSQL, against one; only with --store",
      "  migrate  embedded stores of up to 2m events, carried over, against a bare copy;",
      "           only with --store",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./trimtab bench load                    all: an hour, and 10 GB of disk",
      "  ./trimtab bench load --only posts,batches --json figures.json",
      "  ./trimtab bench load --only watching --rounds 200 --seconds 1",
      "  ./trimtab bench load --only reads --events 100k --domains 10",
      "  ./trimtab bench load --store postgres --only batches,nodes"
    })
public final class LoadCommand implements Callable<Integer> {
  /** What can be measured by itself. */
  enum Part {
    start,
    posts,
    batches,
    watching,
    reads,
    fairness,
    flood,
    nodes,
    migrate
  }

  private static final class Count implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return Numbers.parseCount(text);
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = {
        "Measure on a PostgreSQL instead of the embedded store: jdbc:postgresql://..., of a role",
        "that may make databases and roles; or postgres, for one that is started here."
      })
  private @Nullable String store;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private @Nullable Set<Part> only;

  @Option(
      names = "--events",
      split = ",",
      paramLabel = "COUNT",
      converter = Count.class,
      description = "The sizes to read from. Default: 100k,1m,10m.")
  private List<Long> events = List.of(100_000L, 1_000_000L, 10_000_000L);

  @Option(
      names = "--domains",
      split = ",",
      paramLabel = "COUNT",
      description = "Over how many domains they spread. Default: 10,10000.")
  private List<Integer> domains = List.of(10, 10_000);

  @Option(
      names = "--keep",
      description = {
        "Keep the stores that are read from, and read from those an earlier run kept. Each run",
        "adds what its writer writes, and their history does not move on with the time."
      })
  private boolean keep;

  @Option(names = "--rounds", description = "Rounds of each kind. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(names = "--seconds", description = "The length of a round. Default: ${DEFAULT-VALUE}.")
  private int seconds = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "How long each kind runs before it counts. Default: ${DEFAULT-VALUE}.")
  private int warmUp = 15;

  @Option(names = "--seed", description = "Of the events. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there as well.")
  private @Nullable Path json;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "For the databases, on the disk to measure. Default: benchmarks/target/load.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    Program program = Program.built();
    Path place = folder == null ? program.folder() : folder;
    Files.createDirectories(place);
    Set<Part> parts = parts();
    try (Stores stores = stores(place)) {
      measure(parts, plan(program, stores, place));
    }
    return 0;
  }

  private LoadPlan plan(Program program, Stores stores, Path place) {
    return new LoadPlan(
        program,
        stores,
        place.toAbsolutePath(),
        seed,
        rounds,
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(warmUp),
        events,
        domains,
        keep);
  }

  /** All that can be measured there, where none are named. */
  private Set<Part> parts() {
    Set<Part> possible = store == null ? EnumSet.complementOf(shared()) : EnumSet.allOf(Part.class);
    if (only == null) {
      return possible;
    }
    if (!possible.containsAll(only)) {
      throw new ParameterException(
          spec.commandLine(), shared() + " are for a store of its own: name one by --store");
    }
    return only;
  }

  /** What an embedded store cannot show. */
  private static EnumSet<Part> shared() {
    return EnumSet.of(Part.nodes, Part.migrate);
  }

  private Stores stores(Path place) {
    if (store == null) {
      return new EmbeddedStores();
    }
    if (store.startsWith(PostgresUrl.START)) {
      return PostgresStores.at(store, keep);
    }
    if (store.equals("postgres")) {
      return PostgresStores.start(place.toAbsolutePath().resolve(store), keep);
    }
    throw new ParameterException(
        spec.commandLine(), "--store: neither " + PostgresUrl.START + "//... nor postgres");
  }

  private void measure(Set<Part> parts, LoadPlan plan) {
    Report report = new Report(System.out, Machine.here(plan.folder()), plan.stores());
    for (Part part : Part.values()) {
      if (parts.contains(part)) {
        measure(part, plan, report);
      }
    }
    if (json != null) {
      report.writeJson(json);
    }
  }

  private static void measure(Part part, LoadPlan plan, Report report) {
    switch (part) {
      case start -> report.add(new Starts(plan).measure());
      case posts -> report.add(new SinglePosts(plan).measure());
      case batches -> report.add(new Batches(plan).measure());
      case watching -> report.add(new Watching(plan).measure());
      case reads -> new Reads(plan, report::add).measure();
      case fairness -> report.add(new Fairness(plan).withQuotas());
      case flood -> report.add(new Fairness(plan).withoutQuotas());
      case nodes -> report.add(new TwoNodes(plan).measure());
      case migrate -> report.add(new Migration(plan).measure());
    }
  }
}
