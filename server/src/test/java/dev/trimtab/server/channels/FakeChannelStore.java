package dev.trimtab.server.channels;

import dev.trimtab.loop.ChannelStore;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Channels in memory. */
final class FakeChannelStore implements ChannelStore {
  private final List<Owned> rows = new ArrayList<>();

  @Override
  public boolean put(TenantId tenant, Stored channel, int most, AuditEntry entry) {
    put(tenant, channel);
    return true;
  }

  void put(TenantId tenant, Stored channel) {
    rows.removeIf(
        row -> row.tenant().equals(tenant) && row.channel().name().equals(channel.name()));
    rows.add(new Owned(tenant, channel));
  }

  @Override
  public List<Stored> list(TenantId tenant) {
    return rows.stream().filter(row -> row.tenant().equals(tenant)).map(Owned::channel).toList();
  }

  @Override
  public Optional<Stored> find(TenantId tenant, String name) {
    return list(tenant).stream().filter(channel -> channel.name().equals(name)).findFirst();
  }

  @Override
  public boolean delete(TenantId tenant, String name, AuditEntry entry) {
    return rows.removeIf(row -> row.tenant().equals(tenant) && row.channel().name().equals(name));
  }

  @Override
  public List<Owned> withSecrets(int limit) {
    return rows.stream().filter(row -> row.channel().secret() != null).limit(limit).toList();
  }
}
