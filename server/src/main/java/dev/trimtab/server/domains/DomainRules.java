package dev.trimtab.server.domains;

import dev.trimtab.context.Better;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.DomainSettingsStore.DeclaredScore;
import dev.trimtab.context.ScoreRule;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What every domain declares of its quality scores, in memory: recording an event costs no read.
 *
 * <p>{@link #refresh()} keeps it up to date, after each change made here and in between. Where it
 * fails, what is known goes on to hold. Thread-safe; nobody waits for a refresh.
 */
public final class DomainRules {
  private static final long NEVER_READ = -1;

  /**
   * A tenant that is removed takes what it declared along, and that may be no change of its own.
   */
  private static final int MAX_UNREAD_REFRESHES = 60;

  private final DomainSettingsStore store;
  private final ReentrantLock refreshing = new ReentrantLock();
  private int unreadRefreshes;
  private volatile Snapshot snapshot = new Snapshot(NEVER_READ, Map.of(), Map.of());

  /** Rules that are empty; refresh them before their first use. */
  public DomainRules(DomainSettingsStore store) {
    this.store = store;
  }

  /**
   * Checks the value of an event against what its domain declares.
   *
   * @param pointer the field that the value came in
   * @throws dev.trimtab.input.InvalidInputException where it lies outside the declared range
   */
  public void check(TenantId tenant, OutcomeEvent event, String pointer) {
    if (event.series().metricType() == MetricType.QUALITY_SCORE) {
      ScoreRule rule = rule(tenant, event.series());
      if (rule != null) {
        rule.check(pointer, event.value());
      }
    }
  }

  /**
   * True where less is better. Quality scores of one event type go by what was declared for it: in
   * the domain asked for or, where none is, in every domain of the tenant that declares a direction
   * for it.
   *
   * @param domain null for all
   * @param eventType null for all
   */
  public boolean lessIsBetter(
      TenantId tenant, MetricType type, @Nullable String domain, @Nullable String eventType) {
    if (type != MetricType.QUALITY_SCORE || eventType == null) {
      return type.lessIsBetter();
    }
    if (domain == null) {
      return snapshot.agreed.get(new Agreement(tenant, eventType)) == Better.LOWER;
    }
    ScoreRule rule = snapshot.rules.get(new Place(tenant, domain, eventType));
    return rule != null && rule.better() == Better.LOWER;
  }

  /** What the domain of a series declares of its scores; null where it declares nothing. */
  public @Nullable ScoreRule rule(TenantId tenant, SeriesKey series) {
    return snapshot.rules.get(new Place(tenant, series.domain(), series.eventType()));
  }

  /** Reads the declarations again where any has changed, and now and then. May block. */
  public void refresh() {
    refreshing.lock();
    try {
      long revision = store.revision();
      if (revision != snapshot.revision || unreadRefreshes >= MAX_UNREAD_REFRESHES) {
        snapshot = read(revision);
        unreadRefreshes = 0;
      } else {
        unreadRefreshes++;
      }
    } finally {
      refreshing.unlock();
    }
  }

  private Snapshot read(long revision) {
    Map<Place, ScoreRule> rules = new HashMap<>();
    Map<Agreement, Better> agreed = new HashMap<>();
    for (DeclaredScore score : store.declaredScores()) {
      rules.put(new Place(score.tenant(), score.domain(), score.eventType()), score.rule());
      Better better = score.rule().better();
      if (better != null) {
        agreed.merge(
            new Agreement(score.tenant(), score.eventType()), better, DomainRules::agreement);
      }
    }
    return new Snapshot(revision, rules, agreed);
  }

  /** Where domains disagree, more is better, as it is where nobody says anything. */
  private static Better agreement(Better one, Better other) {
    return one == other ? one : Better.HIGHER;
  }

  private record Place(TenantId tenant, String domain, String eventType) {}

  private record Agreement(TenantId tenant, String eventType) {}

  /** What was read. Never changed once it is published. */
  private record Snapshot(
      long revision, Map<Place, ScoreRule> rules, Map<Agreement, Better> agreed) {}
}
