package dev.trimtab.server.channels;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.ChannelIn;
import dev.trimtab.client.Json;
import dev.trimtab.loop.Channel;
import dev.trimtab.loop.ChannelSettings;
import dev.trimtab.loop.ChannelStore;
import dev.trimtab.loop.ChannelStore.Stored;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Channels as they are kept: settings as JSON, secrets encrypted. Thread-safe. */
final class Channels {
  private final ChannelStore store;
  private final SecretBox box;
  private final int perTenant;

  Channels(ChannelStore store, SecretBox box, int perTenant) {
    this.store = store;
    this.box = box;
    this.perTenant = perTenant;
  }

  /** A channel that can be sent to. */
  record Opened(Channel channel, @Nullable ChannelSecret secret) {}

  int perTenant() {
    return perTenant;
  }

  List<Stored> list(TenantId tenant) {
    return store.list(tenant);
  }

  Optional<Stored> find(TenantId tenant, String name) {
    return store.find(tenant, name);
  }

  /**
   * A channel with its secret, or empty where there is none of that name.
   *
   * @throws UnreadableSecretException where there is a secret that cannot be read
   */
  Optional<Opened> open(TenantId tenant, String name) throws UnreadableSecretException {
    Optional<Stored> found = store.find(tenant, name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Channel channel = new Channel(name, settings(found.get()));
    return Optional.of(new Opened(channel, secret(tenant, found.get())));
  }

  /** What a new secret is read beside. */
  SecretReader.Before before(TenantId tenant, String name, ChannelSettings settings) {
    Optional<Stored> found = store.find(tenant, name);
    if (found.isEmpty() || settings(found.get()).kind() != settings.kind()) {
      return SecretReader.Before.NOTHING;
    }
    boolean isSameHost = Targets.isSameHost(settings(found.get()), settings);
    boolean exists = found.get().secret() != null;
    try {
      return new SecretReader.Before(exists, secret(tenant, found.get()), isSameHost);
    } catch (UnreadableSecretException unreadable) {
      return new SecretReader.Before(exists, null, isSameHost);
    }
  }

  private @Nullable ChannelSecret secret(TenantId tenant, Stored stored)
      throws UnreadableSecretException {
    return stored.secret() == null ? null : box.open(tenant, stored.name(), stored.secret());
  }

  /**
   * The secret as it is kept.
   *
   * @return empty where this server has no key
   */
  Optional<String> seal(TenantId tenant, String name, ChannelSecret secret) {
    return box.seal(tenant, name, secret);
  }

  /** False where it would be one channel too many. */
  boolean put(TenantId tenant, Stored channel, AuditEntry entry) {
    return store.put(tenant, channel, perTenant, entry);
  }

  boolean delete(TenantId tenant, String name, AuditEntry entry) {
    return store.delete(tenant, name, entry);
  }

  static ChannelSettings settings(Stored stored) {
    BodyFields fields = BodyFields.of(stored.settings().getBytes(StandardCharsets.UTF_8));
    ChannelSettings settings = SettingsReader.read(fields);
    fields.finish();
    return requireNonNull(settings);
  }

  /** The document that is kept of settings. */
  static String document(ChannelSettings settings) {
    try {
      return Json.MAPPER.writeValueAsString(
          new ChannelIn(settings.kind().wireName(), ChannelWire.settings(settings), null));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
