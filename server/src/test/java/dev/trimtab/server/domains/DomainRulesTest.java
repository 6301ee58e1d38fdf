package dev.trimtab.server.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.context.Better;
import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.ScoreRule;
import dev.trimtab.outcome.Metadata;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainRulesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final FakeStore store = new FakeStore();
  private final DomainRules rules = new DomainRules(store);

  @Test
  void aScoreMustLieWithinWhatItsDomainDeclares() {
    store.declare(ACME, "bot", "tone", new ScoreRule(1.0, 5.0, null));
    rules.refresh();

    assertThatCode(() -> check(ACME, "bot", MetricType.QUALITY_SCORE, 5))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check(ACME, "bot", MetricType.QUALITY_SCORE, 5.1))
        .hasMessage("/value: must be within 1.0 and 5.0, as this domain declares");
    assertThatCode(() -> check(ACME, "bot", MetricType.LATENCY_MS, 9)).doesNotThrowAnyException();
    assertThatCode(() -> check(ACME, "shop", MetricType.QUALITY_SCORE, 9))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(GLOBEX, "bot", MetricType.QUALITY_SCORE, 9))
        .doesNotThrowAnyException();
  }

  @Test
  void nothingIsReadAgainWhereNothingChanged() {
    rules.refresh();
    rules.refresh();
    assertThat(store.readings).isEqualTo(1);

    store.declare(ACME, "bot", "tone", new ScoreRule(null, 0.0, null));
    rules.refresh();
    assertThat(store.readings).isEqualTo(2);
    assertThatThrownBy(() -> check(ACME, "bot", MetricType.QUALITY_SCORE, 1))
        .hasMessageContaining("at most 0.0");
  }

  @Test
  void whatARemovedTenantDeclaredIsForgotten() {
    store.declare(ACME, "bot", "tone", new ScoreRule(2.0, null, null));
    rules.refresh();
    store.removeWithoutAChange();
    for (int i = 0; i <= 60; i++) {
      rules.refresh();
    }

    assertThatCode(() -> check(ACME, "bot", MetricType.QUALITY_SCORE, 1))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsKnownHoldsWhileTheStoreCannotBeRead() {
    store.declare(ACME, "bot", "tone", new ScoreRule(2.0, null, null));
    rules.refresh();
    store.broken = true;

    assertThatThrownBy(rules::refresh).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> check(ACME, "bot", MetricType.QUALITY_SCORE, 1))
        .hasMessageContaining("at least 2.0");
  }

  @Test
  void directionsGoByTheDomainOrByAllThatDeclareOne() {
    store.declare(ACME, "bot", "tone", new ScoreRule(null, null, Better.LOWER));
    store.declare(ACME, "shop", "tone", new ScoreRule(0.0, null, null));
    rules.refresh();

    assertThat(isLower("bot", "tone")).isTrue();
    assertThat(isLower(null, "tone")).isTrue();
    assertThat(isLower("shop", "tone")).isFalse();
    assertThat(isLower("bot", null)).isFalse();
    assertThat(rules.lessIsBetter(GLOBEX, MetricType.QUALITY_SCORE, null, "tone")).isFalse();
    assertThat(rules.lessIsBetter(ACME, MetricType.COST_USD, "bot", "tone")).isTrue();
    assertThat(rules.lessIsBetter(ACME, MetricType.SUCCESS_RATE, "bot", "tone")).isFalse();

    store.declare(ACME, "desk", "tone", new ScoreRule(null, null, Better.HIGHER));
    rules.refresh();
    assertThat(isLower(null, "tone")).isFalse();
    assertThat(isLower("bot", "tone")).isTrue();
  }

  private boolean isLower(String domain, String eventType) {
    return rules.lessIsBetter(ACME, MetricType.QUALITY_SCORE, domain, eventType);
  }

  private void check(TenantId tenant, String domain, MetricType type, double value) {
    SeriesKey series = new SeriesKey(domain, "tone", type);
    rules.check(tenant, new OutcomeEvent("e", series, value, NOW, NOW, Metadata.NONE), "/value");
  }

  /** Declarations in a list. */
  private static final class FakeStore implements DomainSettingsStore {
    private final List<DeclaredScore> declared = new ArrayList<>();
    private long changes;
    private boolean broken;
    private int readings;

    void declare(TenantId tenant, String domain, String eventType, ScoreRule rule) {
      declared.add(new DeclaredScore(tenant, domain, eventType, rule));
      changes++;
    }

    void removeWithoutAChange() {
      declared.clear();
    }

    @Override
    public List<String> environments(TenantId tenant, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Extent extent(TenantId tenant, String environment, Extent most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<DeclaredSensitivity> declaredSensitivities() {
      return List.of();
    }

    @Override
    public List<DeclaredScore> declaredScores() {
      readings++;
      return List.copyOf(declared);
    }

    @Override
    public long revision() {
      if (broken) {
        throw new StorageException(StorageException.Kind.UNAVAILABLE, "broken", null);
      }
      return changes;
    }

    @Override
    public Optional<DomainSettings> find(TenantId tenant, String domain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean put(TenantId tenant, DomainSettings settings, int limit, AuditEntry entry) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Listed> list(TenantId tenant, String after, int limit) {
      throw new UnsupportedOperationException();
    }
  }
}
