package dev.trimtab.server.channels;

import dev.trimtab.loop.ChannelStore;
import dev.trimtab.loop.ChannelStore.Owned;
import dev.trimtab.server.config.SecretsConfig;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.storage.Finding;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks whether the secrets of channels can be read with the keys that this server has. */
@Singleton
public final class SecretChecks {
  /** How many are looked at. */
  public static final int MOST = 10_000;

  private static final String WHERE =
      "bring trimtab.secrets.key (or what trimtab.secrets.key-file names) back as it was when they"
          + " were said, or secret.key in the data folder, or say them again: trimtab channels set;"
          + " without a server, the environment says which key it is";

  private static final int MOST_NAMES = 5;

  private final ChannelStore store;
  private final SecretBox box;

  SecretChecks(ChannelStore store, SecretBox box) {
    this.store = store;
    this.box = box;
  }

  /** What was found. */
  public Finding find() {
    return find(store.withSecrets(MOST), box);
  }

  /**
   * The same without a server, of what is in its store.
   *
   * @param environment says what the key is
   * @param dataFolder where {@code secret.key} is; null where the store is shared
   */
  public static Finding find(
      List<Owned> all, Function<String, @Nullable String> environment, @Nullable Path dataFolder) {
    if (all.isEmpty()) {
      return Finding.ok("secrets", "no channel has a secret");
    }
    try {
      return find(
          all, new SecretBox(MasterKeys.of(new EnvironmentSecrets(environment), dataFolder)));
    } catch (StartFailure wrong) {
      return Finding.error("secrets", String.valueOf(wrong.getMessage()), WHERE);
    }
  }

  /** What the environment says of the key. */
  private record EnvironmentSecrets(Function<String, @Nullable String> environment)
      implements SecretsConfig {
    @Override
    public Optional<String> key() {
      return said("TRIMTAB_SECRETS_KEY");
    }

    @Override
    public Optional<Path> keyFile() {
      return said("TRIMTAB_SECRETS_KEY_FILE").map(Path::of);
    }

    @Override
    public Optional<String> previousKey() {
      return said("TRIMTAB_SECRETS_PREVIOUS_KEY");
    }

    private Optional<String> said(String name) {
      return Optional.ofNullable(environment.apply(name)).filter(text -> !text.isEmpty());
    }
  }

  private static Finding find(List<Owned> all, SecretBox box) {
    List<String> unreadable = new ArrayList<>();
    List<String> old = new ArrayList<>();
    for (Owned owned : all) {
      String name = owned.tenant() + "/" + owned.channel().name();
      String sealed = Objects.requireNonNull(owned.channel().secret());
      if (!isReadable(box, owned, sealed)) {
        unreadable.add(name);
      } else if (!box.isCurrent(sealed)) {
        old.add(name);
      }
    }
    if (!unreadable.isEmpty()) {
      return Finding.error(
          "secrets",
          "the secrets of " + some(unreadable) + " cannot be read with this server's key",
          WHERE);
    }
    return old.isEmpty()
        ? Finding.ok("secrets", all.size() + " secrets of channels can be read")
        : Finding.note(
            "secrets",
            "the secrets of " + some(old) + " are encrypted with the key before this one",
            "put these channels again as they are (trimtab channels set), then take"
                + " trimtab.secrets.previous-key away");
  }

  private static boolean isReadable(SecretBox box, Owned owned, String sealed) {
    try {
      box.open(owned.tenant(), owned.channel().name(), sealed);
      return true;
    } catch (UnreadableSecretException unreadable) {
      return false;
    }
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    return names.size() <= MOST_NAMES
        ? first
        : first + " and " + (names.size() - MOST_NAMES) + " more channels";
  }
}
