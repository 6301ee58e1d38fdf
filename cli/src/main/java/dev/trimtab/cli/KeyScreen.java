package dev.trimtab.cli;

import dev.trimtab.client.KeyCreated;
import dev.trimtab.client.KeyOut;
import dev.trimtab.client.MeOut;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keys as text. */
final class KeyScreen {
  private KeyScreen() {}

  /** The secret on a line of its own, to be copied. */
  static void print(Screen screen, KeyCreated key) {
    screen.print(key.key());
    screen.print("");
    screen.print("That is the key; it is shown only this once.");
    screen.note(
        "id "
            + key.id()
            + ", "
            + owner(key.tenantId())
            + ", \""
            + key.name()
            + "\", scopes "
            + String.join(", ", key.scopes())
            + ", expires "
            + orNever(key.expiresAt()));
  }

  static void print(Screen screen, KeyOut key) {
    screen.print("id          " + key.id());
    screen.print("owner       " + owner(key.tenantId()));
    screen.print("name        " + key.name());
    screen.print("scopes      " + String.join(", ", key.scopes()));
    screen.print("created     " + EventTable.time(key.createdAt()));
    screen.print("expires     " + orNever(key.expiresAt()));
    screen.print("last used   " + orNever(key.lastUsedAt()));
  }

  static String owner(String tenantId) {
    return tenantId.equals(MeOut.OPERATOR) ? "operator" : "tenant " + tenantId;
  }

  static String orNever(@Nullable Instant time) {
    return time == null ? "never" : EventTable.time(time);
  }
}
