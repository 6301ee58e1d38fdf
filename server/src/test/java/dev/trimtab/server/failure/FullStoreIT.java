package dev.trimtab.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** No room is 507: nothing of the call is stored, what is there can be read, and room helps. */
class FullStoreIT {
  private static final int ENOUGH = 1_000;

  @TempDir private Path folder;

  @Test
  void theSizeAllowedIsNotExceededAndMoreCanBeAllowed() {
    Map<String, String> small = Map.of("TRIMTAB_STORAGE_MAX_BYTES", "4194304");
    String key;
    Sender sender;
    try (ServerProcess server = ServerProcess.start(folder, small)) {
      key = server.createKey("acme");
      sender = new Sender(server, key);
      assertFull(fill(sender));
      sender.assertKept();
    }
    assertRecountAgrees(folder);
    try (ServerProcess server = ServerProcess.start(folder)) {
      sender.assertKept(server, key);
      assertThat(new Sender(server, key).many().status()).isEqualTo(200);
    }
  }

  /** Passed over only where this process may not mount; the size allowed is tested everywhere. */
  @Test
  @EnabledIf("canFillADisk")
  void aFullDiskIsSaidAndOverWhenThereIsRoom() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder, 24)) {
      Path data = Files.createDirectory(folder.resolve("data"));
      try (ServerProcess server = ServerProcess.start(data)) {
        Sender sender = new Sender(server, server.createKey("acme"));
        sender.many();
        Path ballast = disk.fill();
        assertFull(fill(sender));
        assertThat(server.anonymously().get("/health/live").status()).isEqualTo(200);
        sender.assertKept();

        Files.delete(ballast);
        assertThat(sender.many().status()).isEqualTo(200);
        assertThat(sender.one().status()).isEqualTo(201);
        sender.assertKept();
      }
      assertRecountAgrees(data);
    }
  }

  static boolean canFillADisk() throws IOException {
    return SmallDisk.canBeMade();
  }

  /** Sends until it is refused; the answer that refused it. */
  private static Answer fill(Sender sender) {
    Answer answer = sender.many();
    for (int i = 0; answer.status() == 200 && i < ENOUGH; i++) {
      answer = sender.many();
    }
    assertThat(sender.acknowledged()).isPositive();
    return answer;
  }

  private static void assertFull(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(507);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Retry-After")).isNotNull();
    assertThat(answer.json().get("type").textValue()).isEqualTo("urn:trimtab:problem:storage-full");
    assertThat(answer.json().get("detail").textValue()).startsWith("nothing was stored");
  }

  private static void assertRecountAgrees(Path data) {
    assertThat(Recounted.discrepancies("jdbc:sqlite:" + data.resolve("trimtab.db"))).isEmpty();
  }
}
