package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.TemplateStore;
import dev.trimtab.loop.TemplateStore.Version;
import dev.trimtab.loop.TemplateStore.Written;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every version of a template is kept; one of them is current. */
public abstract class TemplateStoreContract extends StorageContract {
  private static final int MANY = 100;

  @Test
  void aTemplateGrowsByVersions() {
    Version first = put(ACME, "regression", "one").orElseThrow();
    assertThat(first).isEqualTo(new Version("regression", 1, "one", true, Sent.NOW, "ann"));
    Version second = put(ACME, "regression", "two").orElseThrow();
    assertThat(second.version()).isEqualTo(2);
    assertThat(put(ACME, "regression", "two")).as("the same document").contains(second);
    reopen(limits());

    assertThat(templates().list(ACME)).containsExactly(second);
    assertThat(templates().find(ACME, "regression")).contains(second);
    assertThat(templates().find(ACME, "regression", 1)).contains(first);
    assertThat(templates().find(ACME, "regression", 3)).isEmpty();
    assertThat(storage().audit().entries(ACME, AuditQuery.newest(MANY)).entries()).hasSize(2);
  }

  @Test
  void whatIsDeletedIsKeptForLoopsAndGoesOnCounting() {
    Version first = put(ACME, "regression", "one").orElseThrow();
    assertThat(templates().delete(ACME, "regression", entry(ACME))).isTrue();
    assertThat(templates().delete(ACME, "regression", entry(ACME))).isFalse();

    assertThat(templates().list(ACME)).isEmpty();
    assertThat(templates().find(ACME, "regression")).isEmpty();
    assertThat(templates().find(ACME, "regression", 1)).contains(first);
    assertThat(put(ACME, "regression", "one").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void versionsAreListedTheNewestFirst() {
    put(ACME, "regression", "one");
    put(ACME, "regression", "two");
    put(ACME, "regression", "three");
    put(ACME, "other", "one");

    assertThat(templates().versions(ACME, "regression", Integer.MAX_VALUE, 9))
        .containsExactly(
            new Written(3, true, Sent.NOW, "ann"),
            new Written(2, false, Sent.NOW, "ann"),
            new Written(1, false, Sent.NOW, "ann"));
    assertThat(templates().versions(ACME, "regression", Integer.MAX_VALUE, 2)).hasSize(2);
    assertThat(templates().versions(ACME, "regression", 2, 9))
        .extracting(Written::version)
        .containsExactly(1);
    assertThat(templates().versions(GLOBEX, "regression", Integer.MAX_VALUE, 9)).isEmpty();

    templates().delete(ACME, "regression", entry(ACME));
    assertThat(templates().versions(ACME, "regression", Integer.MAX_VALUE, 9))
        .hasSize(3)
        .noneMatch(Written::isCurrent);
  }

  @Test
  void onlyTenantsWithEnabledTemplatesAreLookedAt() {
    put(ACME, "a", "one");
    put(GLOBEX, "b", "one");
    assertThat(templates().tenants()).containsExactly(ACME, GLOBEX);

    assertThat(templates().enable(ACME, "a", false, entry(ACME))).isTrue();
    assertThat(templates().enable(ACME, "b", false, entry(ACME))).isFalse();
    assertThat(templates().tenants()).containsExactly(GLOBEX);
    assertThat(put(ACME, "a", "two").orElseThrow().isEnabled())
        .as("a new version of a template that is off")
        .isFalse();
  }

  @Test
  void aTenantHasSoManyTemplates() {
    assertThat(put(ACME, "a", "one", 2)).isPresent();
    assertThat(put(ACME, "b", "one", 2)).isPresent();
    assertThat(put(ACME, "c", "one", 2)).isEmpty();
    assertThat(put(ACME, "a", "two", 2)).isPresent();
    assertThat(templates().list(ACME)).extracting(Version::name).containsExactly("a", "b");
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    put(ACME, "regression", "one");

    assertThat(templates().list(GLOBEX)).isEmpty();
    assertThat(templates().find(GLOBEX, "regression")).isEmpty();
    assertThat(templates().find(GLOBEX, "regression", 1)).isEmpty();
    assertThat(templates().enable(GLOBEX, "regression", false, entry(GLOBEX))).isFalse();
    assertThat(templates().delete(GLOBEX, "regression", entry(GLOBEX))).isFalse();
    assertThat(templates().find(ACME, "regression")).isPresent();
  }

  private TemplateStore templates() {
    return storage().templates();
  }

  private Optional<Version> put(TenantId tenant, String name, String document) {
    return put(tenant, name, document, MANY);
  }

  private Optional<Version> put(TenantId tenant, String name, String document, int most) {
    return templates().put(tenant, name, document, Sent.NOW, most, entry(tenant));
  }

  private static AuditEntry entry(TenantId tenant) {
    return new AuditEntry(Sent.NOW, tenant, "ann", null, "template.put", "regression", "{}");
  }
}
