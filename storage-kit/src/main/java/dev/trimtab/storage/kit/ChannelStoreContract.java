package dev.trimtab.storage.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.ChannelStore;
import dev.trimtab.loop.ChannelStore.Owned;
import dev.trimtab.loop.ChannelStore.Stored;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.AuditQuery;
import dev.trimtab.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Channels are kept as they were last written, each change with its audit entry. */
public abstract class ChannelStoreContract extends StorageContract {
  private static final int MANY = 100;

  @Test
  void aChannelIsAsItWasLastWritten() {
    assertThat(put(ACME, channel("oncall", "{\"url\":1}", "sealed"), MANY)).isTrue();
    Stored now = channel("oncall", "{\"url\":2}", null);
    assertThat(put(ACME, now, MANY)).isTrue();
    Stored other = channel("deployer", "{}", "sealed");
    assertThat(put(ACME, other, MANY)).isTrue();
    reopen(limits());

    assertThat(channels().find(ACME, "oncall")).contains(now);
    assertThat(channels().list(ACME)).as("by name").containsExactly(other, now);
    assertThat(channels().find(ACME, "onc")).isEmpty();
    assertThat(audited(ACME)).isEqualTo(3);
  }

  @Test
  void whatIsDeletedIsGone() {
    put(ACME, channel("oncall", "{}", "sealed"), MANY);
    assertThat(channels().delete(ACME, "oncall", entry(ACME))).isTrue();
    assertThat(channels().delete(ACME, "oncall", entry(ACME))).isFalse();

    assertThat(channels().list(ACME)).isEmpty();
    assertThat(channels().withSecrets(MANY)).isEmpty();
    assertThat(audited(ACME)).as("what removed nothing is not audited").isEqualTo(2);
  }

  @Test
  void aTenantHasSoManyChannels() {
    assertThat(put(ACME, channel("a", "{}", null), 2)).isTrue();
    assertThat(put(ACME, channel("b", "{}", null), 2)).isTrue();
    assertThat(put(ACME, channel("c", "{}", null), 2)).isFalse();
    assertThat(put(ACME, channel("b", "{\"new\":1}", null), 2)).as("one of them").isTrue();
    assertThat(put(GLOBEX, channel("c", "{}", null), 2)).isTrue();

    assertThat(channels().list(ACME)).extracting(Stored::name).containsExactly("a", "b");
    assertThat(audited(ACME)).isEqualTo(3);
  }

  @Test
  void secretsOfAllTenantsCanBeLookedThrough() {
    Stored acme = channel("a", "{}", "sealed");
    Stored globex = channel("a", "{}", "sealed too");
    put(GLOBEX, globex, MANY);
    put(ACME, channel("open", "{}", null), MANY);
    put(ACME, acme, MANY);

    assertThat(channels().withSecrets(MANY))
        .containsExactly(new Owned(ACME, acme), new Owned(GLOBEX, globex));
    assertThat(channels().withSecrets(1)).hasSize(1);
  }

  @Test
  void aTenantSeesItsOwnOnly() {
    put(ACME, channel("oncall", "{}", "sealed"), MANY);

    assertThat(channels().list(GLOBEX)).isEmpty();
    assertThat(channels().find(GLOBEX, "oncall")).isEmpty();
    assertThat(channels().delete(GLOBEX, "oncall", entry(GLOBEX))).isFalse();
    assertThat(channels().find(ACME, "oncall")).isPresent();
  }

  private ChannelStore channels() {
    return storage().channels();
  }

  private boolean put(TenantId tenant, Stored channel, int most) {
    return channels().put(tenant, channel, most, entry(tenant));
  }

  private int audited(TenantId tenant) {
    return storage().audit().entries(tenant, AuditQuery.newest(MANY)).entries().size();
  }

  private static Stored channel(String name, String settings, @Nullable String secret) {
    return new Stored(name, settings, secret, Sent.NOW, "ann");
  }

  private static AuditEntry entry(TenantId tenant) {
    return new AuditEntry(Sent.NOW, tenant, "ann", null, "channel.put", "oncall", "{}");
  }
}
