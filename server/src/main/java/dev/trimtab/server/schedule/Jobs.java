package dev.trimtab.server.schedule;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** The jobs of this server: whoever does something again and again has it done as one of them. */
@Singleton
public final class Jobs {
  private final InstantSource clock;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  public Jobs(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A job that its maker runs.
   *
   * @throws IllegalStateException where there is one of that name
   */
  public Job add(JobPlan plan, Runnable work) {
    Job job = new Job(plan, work, clock);
    if (jobs.putIfAbsent(plan.id(), job) != null) {
      throw new IllegalStateException("there are two jobs " + plan.name());
    }
    return job;
  }

  /** A job that runs on those threads, the first time after the time between two runs. */
  public Job every(ScheduledExecutorService threads, JobPlan plan, Runnable work) {
    return add(plan, work).on(threads, plan.every());
  }

  /** All of them, in no order. */
  public Collection<Job> all() {
    return List.copyOf(jobs.values());
  }

  /** The one of that id. */
  public Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }
}
