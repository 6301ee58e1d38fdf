package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeySecretTest {
  @Test
  void aSecretHas256RandomBits() {
    KeySecret secret = KeySecret.random();
    assertThat(secret.value()).startsWith("tt_");
    assertThat(Base64.getUrlDecoder().decode(secret.value().substring(3))).hasSize(32);
    assertThat(KeySecret.isWellFormed(secret.value())).isTrue();

    Set<String> many =
        Stream.generate(() -> KeySecret.random().value()).limit(1_000).collect(Collectors.toSet());
    assertThat(many).hasSize(1_000);
  }

  @Test
  void theHashIsSha256InHexadecimal() {
    // printf abc | sha256sum
    assertThat(KeyHash.of("abc").hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(KeyHash.ofHex(KeyHash.of("abc").hex())).isEqualTo(KeyHash.of("abc"));
  }

  @Test
  void aSecretDoesNotGetIntoALog() {
    KeySecret secret = KeySecret.random();
    assertThat(secret.toString()).doesNotContain(secret.value().substring(3));
  }

  @Test
  void theEphemeralKeyIsOneToo() {
    assertThat(KeySecret.isWellFormed(KeySecret.EPHEMERAL.value())).isTrue();
  }
}
