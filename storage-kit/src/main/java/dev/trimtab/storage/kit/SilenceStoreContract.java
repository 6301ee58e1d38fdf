package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.input.Glob;
import dev.trimtab.operations.Silence;
import dev.trimtab.operations.Silence.Matcher;
import dev.trimtab.operations.SilenceStore;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Silences are kept until some time after they ended, each change with its audit entry. */
public abstract class SilenceStoreContract extends StorageContract {
  private static final int MANY = 100;
  private static final Instant NOW = Sent.NOW;
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void aSilenceIsAsItWasSaid() {
    Silence said =
        new Silence(
            "s1",
            List.of(
                new Matcher("domain", new Glob("bot*")),
                new Matcher("metric_type", new Glob("a=b"))),
            "a migration, as said",
            "ann",
            NOW,
            NOW.plus(HOUR));
    assertThat(add(ACME, said, MANY)).isTrue();
    reopen(limits());

    assertThat(silences().find(ACME, "s1")).contains(said);
    assertThat(silences().find(ACME, "s")).isEmpty();
    assertThat(audited(ACME)).isEqualTo(1);
  }

  @Test
  void theyAreListedNewestFirstAndByWhetherTheyHold() {
    add(ACME, silence("s1", HOUR), MANY);
    add(ACME, silence("s2", HOUR.multipliedBy(2)), MANY);
    add(ACME, silence("s3", HOUR.multipliedBy(3)), MANY);

    Instant then = NOW.plus(HOUR);
    assertThat(ids(null, then, null)).containsExactly("s3", "s2", "s1");
    assertThat(ids(true, then, null)).as("the end is not of it").containsExactly("s3", "s2");
    assertThat(ids(false, then, null)).containsExactly("s1");
    assertThat(ids(null, then, "s3")).containsExactly("s2", "s1");
    assertThat(silences().list(ACME, new SilenceStore.Query(null, then, 2, null))).hasSize(2);
  }

  @Test
  void oneIsEndedOnce() {
    add(ACME, silence("s1", HOUR), MANY);
    Instant first = NOW.plusSeconds(60);
    assertThat(silences().end(ACME, "s1", first, entry(ACME)).orElseThrow().endsAt())
        .isEqualTo(first);
    assertThat(silences().end(ACME, "s1", first.plusSeconds(1), entry(ACME)).orElseThrow().endsAt())
        .isEqualTo(first);
    assertThat(silences().end(ACME, "none", first, entry(ACME))).isEmpty();
    assertThat(audited(ACME)).as("what changed nothing is not audited").isEqualTo(2);
  }

  @Test
  void soManyHoldAtOnce() {
    assertThat(add(ACME, silence("s1", HOUR), 2)).isTrue();
    assertThat(add(ACME, silence("s2", HOUR), 2)).isTrue();
    assertThat(add(ACME, silence("s3", HOUR), 2)).isFalse();
    assertThat(add(GLOBEX, silence("s3", HOUR), 2)).isTrue();
    silences().end(ACME, "s1", NOW, entry(ACME));
    assertThat(add(ACME, silence("s4", HOUR), 2)).as("one has ended").isTrue();
    assertThat(audited(ACME)).isEqualTo(4);
  }

  @Test
  void thoseThatEndedAreRemovedInSteps() {
    add(ACME, silence("s1", HOUR), MANY);
    add(ACME, silence("s2", HOUR), MANY);
    add(ACME, silence("s3", HOUR.multipliedBy(2)), MANY);
    add(GLOBEX, silence("s1", HOUR), MANY);

    assertThat(silences().removeEnded(NOW.plus(HOUR), MANY)).as("not yet before").isZero();
    Instant after = NOW.plus(HOUR).plusMillis(1);
    assertThat(silences().removeEnded(after, 2)).isEqualTo(2);
    assertThat(silences().removeEnded(after, MANY)).isEqualTo(1);
    assertThat(ids(null, NOW, null)).containsExactly("s3");
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    add(ACME, silence("s1", HOUR), MANY);

    assertThat(silences().list(GLOBEX, new SilenceStore.Query(null, NOW, MANY, null))).isEmpty();
    assertThat(silences().find(GLOBEX, "s1")).isEmpty();
    assertThat(silences().end(GLOBEX, "s1", NOW, entry(GLOBEX))).isEmpty();
    assertThat(silences().find(ACME, "s1").orElseThrow().isActive(NOW)).isTrue();
  }

  private SilenceStore silences() {
    return storage().silences();
  }

  private boolean add(TenantId tenant, Silence silence, int most) {
    return silences().add(tenant, silence, most, entry(tenant));
  }

  private List<String> ids(@Nullable Boolean isActive, Instant now, @Nullable String before) {
    return silences().list(ACME, new SilenceStore.Query(isActive, now, MANY, before)).stream()
        .map(Silence::id)
        .toList();
  }

  private int audited(TenantId tenant) {
    return storage().audit().entries(tenant, AuditQuery.newest(MANY)).entries().size();
  }

  private static Silence silence(String id, Duration length) {
    return new Silence(
        id, List.of(new Matcher("domain", Glob.ANY)), "known", "ann", NOW, NOW.plus(length));
  }

  private static AuditEntry entry(TenantId tenant) {
    return new AuditEntry(NOW, tenant, "ann", null, "silence.add", "s", "{}");
  }
}
