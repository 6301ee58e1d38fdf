package dev.trimtab.server;

import dev.trimtab.server.auth.OperatorKey;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/**
 * A server that is called once in every usual way, and ends: by the program beside it where there
 * is one, as what a client needs then stays out of what is learned here, else by itself.
 */
@Singleton
@Unremovable
public final class RehearsalApplication implements QuarkusApplication {
  private final Address address;
  private final OperatorKey.State operatorKey;

  RehearsalApplication(Address address, OperatorKey.State operatorKey) {
    this.address = address;
    this.operatorKey = operatorKey;
  }

  @Override
  public int run(String... program) throws IOException, InterruptedException {
    String url = address.uri().toString();
    String key = key();
    if (program.length == 0) {
      new Rehearsal(List.of("--url", url, "--key", key)).play();
      return 0;
    }
    ProcessBuilder beside = new ProcessBuilder(program).inheritIO();
    beside.environment().put("TRIMTAB_URL", url);
    beside.environment().put("TRIMTAB_KEY", key);
    return beside.start().waitFor();
  }

  /** An ephemeral server makes its key, always. */
  private String key() {
    if (operatorKey instanceof OperatorKey.State.Made made) {
      return made.secret().value();
    }
    throw new IllegalStateException("a server that keeps nothing has kept a key");
  }
}
