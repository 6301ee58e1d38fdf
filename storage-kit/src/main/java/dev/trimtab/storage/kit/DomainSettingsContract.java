package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.context.Better;
import dev.trimtab.context.DomainSettings;
import dev.trimtab.context.DomainSettingsStore;
import dev.trimtab.context.DomainSettingsStore.DeclaredScore;
import dev.trimtab.context.DomainSettingsStore.DeclaredSensitivity;
import dev.trimtab.context.DomainSettingsStore.Listed;
import dev.trimtab.context.ScoreRule;
import dev.trimtab.context.WatchScope;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Sensitivity;
import dev.trimtab.tenant.TenantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Settings of domains are kept whole, audited, and every change is noticed. */
public abstract class DomainSettingsContract extends StorageContract {
  private static final int MANY = 100;

  private static final DomainSettings BOT =
      new DomainSettings(
          "django/django",
          "team-web",
          "#web",
          "production",
          "https://traces.example.com/{trace_id}",
          Map.of(
              "faithfulness", new ScoreRule(0.0, 1.0, Better.HIGHER),
              "toxicity", new ScoreRule(null, 5.0, Better.LOWER),
              "tone", new ScoreRule(null, null, null)),
          Map.of(
              WatchScope.ALL,
              new Sensitivity.Wish(Sensitivity.Basis.PROVEN, 4.0, null),
              new WatchScope("run", MetricType.COST_USD),
              new Sensitivity.Wish(null, null, 0.25)),
          Sent.NOW);

  @Test
  void keepsSettingsAcrossOpenings() {
    put(ACME, BOT);
    long revision = domains().revision();
    reopen(limits());

    assertThat(domains().find(ACME, "django/django")).contains(BOT);
    assertThat(domains().find(ACME, "other")).isEmpty();
    assertThat(domains().revision()).isEqualTo(revision);
  }

  @Test
  void replacesWhatWasThere() {
    put(ACME, BOT);
    DomainSettings less = named("django/django", "somebody");
    put(ACME, less);

    assertThat(domains().find(ACME, "django/django")).contains(less);
  }

  @Test
  void everyChangeIsAudited() {
    put(ACME, BOT);

    assertThat(storage().audit().newest(ACME, 9)).containsExactly(entry(ACME, "django/django"));
  }

  @Test
  void noMoreDomainsThanAllowedHaveSettings() {
    assertThat(domains().put(ACME, named("a", null), 1, entry(ACME, "a"))).isTrue();
    assertThat(domains().put(ACME, named("b", null), 1, entry(ACME, "b"))).isFalse();
    assertThat(domains().put(ACME, named("a", "me"), 1, entry(ACME, "a"))).isTrue();
    assertThat(domains().put(GLOBEX, named("b", null), 1, entry(GLOBEX, "b"))).isTrue();

    assertThat(domains().find(ACME, "b")).isEmpty();
    assertThat(storage().audit().newest(ACME, 9))
        .extracting(AuditEntry::subject)
        .containsExactly("a", "a");
  }

  @Test
  void everyDeclarationAndEveryChangeIsTold() {
    long before = domains().revision();
    put(ACME, BOT);
    long after = domains().revision();
    put(GLOBEX, named("a", "without scores"));

    assertThat(after).isGreaterThan(before);
    assertThat(domains().revision()).isGreaterThan(after);
    assertThat(domains().declaredScores())
        .containsExactlyInAnyOrderElementsOf(
            BOT.scores().entrySet().stream()
                .map(
                    score ->
                        new DeclaredScore(ACME, "django/django", score.getKey(), score.getValue()))
                .toList());
    assertThat(domains().declaredSensitivities())
        .containsExactlyInAnyOrderElementsOf(
            BOT.sensitivities().entrySet().stream()
                .map(
                    each ->
                        new DeclaredSensitivity(
                            ACME, "django/django", each.getKey(), each.getValue()))
                .toList());
    put(ACME, named("django/django", null));
    assertThat(domains().declaredScores()).isEmpty();
    assertThat(domains().declaredSensitivities()).isEmpty();
  }

  @Test
  void listsDomainsInUseAndDomainsWithSettings() {
    append(
        Sent.success(1).in("b").by(ACME),
        Sent.success(1).in("d").by(ACME),
        Sent.success(1).in("theirs").by(GLOBEX));
    DomainSettings used = named("b", "me");
    DomainSettings unused = named("c", "me");
    put(ACME, used);
    put(ACME, unused);

    List<Listed> all =
        List.of(new Listed("b", used), new Listed("c", unused), new Listed("d", null));
    assertThat(domains().list(ACME, null, MANY)).isEqualTo(all);
    assertThat(domains().list(ACME, null, 2)).isEqualTo(all.subList(0, 2));
    assertThat(domains().list(ACME, "b", MANY)).isEqualTo(all.subList(1, 3));
    assertThat(domains().list(ACME, "d", MANY)).isEmpty();
  }

  @Test
  void nobodySeesAnothersSettings() {
    put(ACME, BOT);

    assertThat(domains().find(GLOBEX, "django/django")).isEmpty();
    assertThat(domains().list(GLOBEX, null, MANY)).isEmpty();
    put(GLOBEX, named("django/django", "them"));
    assertThat(domains().find(ACME, "django/django")).contains(BOT);
  }

  private void put(TenantId tenant, DomainSettings settings) {
    assertThat(domains().put(tenant, settings, MANY, entry(tenant, settings.domain()))).isTrue();
  }

  private static DomainSettings named(String domain, @Nullable String owner) {
    return new DomainSettings(domain, owner, null, null, null, Map.of(), Sent.NOW);
  }

  private static AuditEntry entry(TenantId tenant, String domain) {
    return new AuditEntry(Sent.NOW, tenant, "somebody", null, "domain.put", domain, "{}");
  }

  private DomainSettingsStore domains() {
    return storage().domains();
  }
}
