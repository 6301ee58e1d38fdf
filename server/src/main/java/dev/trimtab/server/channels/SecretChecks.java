package dev.trimtab.server.channels;

import dev.trimtab.loop.ChannelStore;
import dev.trimtab.loop.ChannelStore.Owned;
import dev.trimtab.storage.Finding;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Looks whether the secrets of channels can be read with the keys that this server has. */
@Singleton
public final class SecretChecks {
  private static final int MOST = 10_000;
  private static final int MOST_NAMES = 5;

  private final ChannelStore store;
  private final SecretBox box;

  SecretChecks(ChannelStore store, SecretBox box) {
    this.store = store;
    this.box = box;
  }

  /** What was found. */
  public Finding find() {
    List<String> unreadable = new ArrayList<>();
    List<String> old = new ArrayList<>();
    List<Owned> all = store.withSecrets(MOST);
    for (Owned owned : all) {
      String name = owned.tenant() + "/" + owned.channel().name();
      String sealed = Objects.requireNonNull(owned.channel().secret());
      if (!isReadable(owned, sealed)) {
        unreadable.add(name);
      } else if (!box.isCurrent(sealed)) {
        old.add(name);
      }
    }
    if (!unreadable.isEmpty()) {
      return Finding.error(
          "secrets",
          "the secrets of " + some(unreadable) + " cannot be read with this server's key",
          "bring trimtab.secrets.key back as it was when they were said, or secret.key in the data"
              + " folder, or say them again: trimtab channels set");
    }
    return old.isEmpty()
        ? Finding.ok("secrets", all.size() + " secrets of channels can be read")
        : Finding.note(
            "secrets",
            "the secrets of " + some(old) + " are encrypted with the key before this one",
            "put these channels again as they are (trimtab channels set), then take"
                + " trimtab.secrets.previous-key away");
  }

  private boolean isReadable(Owned owned, String sealed) {
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
