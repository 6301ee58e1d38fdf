package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.EventIds;
import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorKeyTest {
  @TempDir Path folder;
  private final FakeKeyStore store = new FakeKeyStore();
  private final FakeClock clock = new FakeClock();
  private final ApiKeyIndex index = new ApiKeyIndex(store, clock, clock::nanos);

  @Test
  void anEmptyStoreGetsAKeyThatIsKeptForItsOwnerAlone() throws IOException {
    OperatorKey.State.Made made = (OperatorKey.State.Made) ensure();

    assertThat(index.authenticate(made.secret().value()).isOperator()).isTrue();
    assertThat(store.audited)
        .singleElement()
        .satisfies(entry -> assertThat(entry.action()).isEqualTo("key.create"))
        .satisfies(entry -> assertThat(entry.actor()).isEqualTo("server"))
        .satisfies(entry -> assertThat(entry.detail()).doesNotContain("tt_", "sha256"));
    assertThat(Files.readString(made.file())).isEqualTo(made.secret().value() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.file())))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).as("no draft is left").hasSize(1);
    }
  }

  @Test
  void theKeyIsMadeOnce() throws IOException {
    ensure();
    assertThat(ensure()).isInstanceOf(OperatorKey.State.Kept.class);
    assertThat(store.keys).hasSize(1);
  }

  @Test
  void whereAnotherNodeIsFirstThisOneMakesNoneAndLeavesNoFile() throws IOException {
    ApiKey others =
        new ApiKey(
            "n2",
            KeySecret.random().hash().hex(),
            null,
            "operator",
            Set.of(Scope.ADMIN),
            clock.instant(),
            null,
            null);
    AuditAuthor server = AuditAuthor.server(clock);
    store.meanwhile = () -> store.create(others, new KeyAudit(server).created(others));

    assertThat(ensure()).isInstanceOf(OperatorKey.State.Lost.class);
    assertThat(store.keys).containsExactly(others);
    assertThat(folder.resolve("admin.key")).doesNotExist();
  }

  @Test
  void aKeyFromAFileIsNeverAddedToTheStore() throws IOException {
    KeySecret old = ((OperatorKey.State.Made) ensure()).secret();
    ApiKey first = store.keys.getFirst();
    store.revoke(first.id(), new KeyAudit(AuditAuthor.server(clock)).revoked(first));

    KeySecret made = ((OperatorKey.State.Made) ensure()).secret();
    assertThat(made).isNotEqualTo(old);
    assertThat(new AdminKeyFile(folder).read()).contains(made);
    assertThat(store.keys).extracting(ApiKey::sha256).containsExactly(made.hash().hex());
  }

  @Test
  void aLostFileIsToldAndANewKeyIsMadeOnlyWhereThatIsAskedFor() throws IOException {
    Path file = ((OperatorKey.State.Made) ensure()).file();
    Files.delete(file);
    assertThat(ensure()).isInstanceOf(OperatorKey.State.Lost.class);
    assertThat(file).doesNotExist();

    operatorKey().make(KeySecret.random());
    assertThat(ensure()).isInstanceOf(OperatorKey.State.Kept.class);
    assertThat(store.keys).as("the lost one stays good until it is revoked").hasSize(2);
  }

  @Test
  void whatIsInTheFileIsNoKeyUnlessItLooksLikeOne() throws IOException {
    ensure();
    Files.writeString(folder.resolve("admin.key"), "something else");
    assertThat(ensure()).isInstanceOf(OperatorKey.State.Lost.class);
  }

  private OperatorKey.State ensure() throws IOException {
    index.refresh();
    return operatorKey().ensure(KeySecret::random);
  }

  private OperatorKey operatorKey() {
    return new OperatorKey(
        store, index, new AdminKeyFile(folder), clock, new EventIds(clock, new Random(1)));
  }
}
