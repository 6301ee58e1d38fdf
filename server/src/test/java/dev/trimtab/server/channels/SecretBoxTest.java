package dev.trimtab.server.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.server.config.SecretsConfig;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.tenant.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final ChannelSecret SECRET = new ChannelSecret.Token("ghp_hush");
  private static final String KEY = base64((byte) 1);
  private static final String OTHER_KEY = base64((byte) 2);

  @TempDir Path folder;

  @Test
  void whatIsEncryptedIsReadAgainAndNotToBeSeen() throws Exception {
    SecretBox box = box(KEY, null, null);
    String sealed = box.seal(ACME, "issues", SECRET).orElseThrow();
    assertThat(box.open(ACME, "issues", sealed)).isEqualTo(SECRET);
    assertThat(sealed).doesNotContain("ghp_hush");
    assertThat(
            new String(
                Base64.getUrlDecoder().decode(sealed.substring(sealed.lastIndexOf('.') + 1)),
                StandardCharsets.ISO_8859_1))
        .doesNotContain("ghp_hush");
    assertThat(box.seal(ACME, "issues", SECRET))
        .as("another nonce each time")
        .isNotEqualTo(Optional.of(sealed));
  }

  @Test
  void aSecretOfAnotherRowIsNone() throws Exception {
    SecretBox box = box(KEY, null, null);
    String sealed = box.seal(ACME, "issues", SECRET).orElseThrow();
    assertUnreadable(box, GLOBEX, "issues", sealed);
    assertUnreadable(box, ACME, "others", sealed);
    assertUnreadable(box, ACME, "issues", flipped(sealed));
    assertUnreadable(box, ACME, "issues", "v1.00000000.AAAA");
    assertUnreadable(box, ACME, "issues", "ghp_hush");
  }

  @Test
  void anotherKeyReadsNothingAndSaysSo() {
    String sealed = box(KEY, null, null).seal(ACME, "issues", SECRET).orElseThrow();
    assertThatThrownBy(() -> box(OTHER_KEY, null, null).open(ACME, "issues", sealed))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageContaining("trimtab.secrets.key");
  }

  @Test
  void theKeyBeforeStillReads() throws Exception {
    SecretBox before = box(KEY, null, null);
    String old = before.seal(ACME, "issues", SECRET).orElseThrow();
    SecretBox after = box(OTHER_KEY, KEY, null);
    assertThat(after.open(ACME, "issues", old)).isEqualTo(SECRET);
    assertThat(after.isCurrent(old)).isFalse();
    String renewed = after.seal(ACME, "issues", SECRET).orElseThrow();
    assertThat(after.isCurrent(renewed)).isTrue();
    assertUnreadable(before, ACME, "issues", renewed);
  }

  @Test
  void aKeyIsMadeInTheDataFolderWhenItIsNeeded() throws Exception {
    Path file = folder.resolve("secret.key");
    SecretBox box = box(null, null, folder);
    assertThat(file).doesNotExist();
    String sealed = box.seal(ACME, "issues", SECRET).orElseThrow();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    assertThat(box(null, null, folder).open(ACME, "issues", sealed)).isEqualTo(SECRET);
    String moved = Files.readString(file).strip();
    Files.delete(file);
    assertThat(box(moved, null, null).open(ACME, "issues", sealed))
        .as("the content of the file is what trimtab.secrets.key takes")
        .isEqualTo(SECRET);
  }

  @Test
  void aKeyInTheFolderStillReadsBesideAConfiguredOne() throws Exception {
    String sealed = box(null, null, folder).seal(ACME, "issues", SECRET).orElseThrow();
    SecretBox box = box(KEY, null, folder);
    assertThat(box.open(ACME, "issues", sealed)).isEqualTo(SECRET);
    assertThat(box.isCurrent(sealed)).isFalse();
  }

  @Test
  void serversThatShareAStoreMakeNoKeysOfTheirOwn() {
    assertThat(box(null, null, null).seal(ACME, "issues", SECRET)).isEmpty();
  }

  @Test
  void whatIsNoKeyEndsTheStart() throws IOException {
    assertThatThrownBy(() -> box("c2hvcnQ=", null, null))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("trimtab.secrets.key")
        .hasMessageNotContaining("c2hvcnQ=");
    assertThatThrownBy(() -> box(KEY, "?", null))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("trimtab.secrets.previous-key");
    Files.writeString(folder.resolve("secret.key"), "broken");
    assertThatThrownBy(() -> box(null, null, folder)).isInstanceOf(StartFailure.class);
  }

  private static void assertUnreadable(
      SecretBox box, TenantId tenant, String channel, String sealed) {
    assertThatThrownBy(() -> box.open(tenant, channel, sealed))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageNotContaining("ghp_hush");
  }

  /** With a bit of the ciphertext turned over. */
  private static String flipped(String sealed) {
    int last = sealed.length() - 5;
    char other = sealed.charAt(last) == 'A' ? 'B' : 'A';
    return sealed.substring(0, last) + other + sealed.substring(last + 1);
  }

  static SecretBox box(String key, String previous, Path folder) {
    return new SecretBox(
        MasterKeys.of(
            new SecretsConfig() {
              @Override
              public Optional<String> key() {
                return Optional.ofNullable(key);
              }

              @Override
              public Optional<Path> keyFile() {
                return Optional.empty();
              }

              @Override
              public Optional<String> previousKey() {
                return Optional.ofNullable(previous);
              }
            },
            folder));
  }

  private static String base64(byte each) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, each);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
