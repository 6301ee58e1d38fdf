package dev.trimtab.server;

import dev.trimtab.server.auth.OperatorKey;
import dev.trimtab.server.wiring.DataFolder;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;

/** Says where the server is and how to get in, then leaves it running. */
@Singleton
@Unremovable
public final class ServerApplication implements QuarkusApplication {
  private final HttpServer server;
  private final OperatorKey.State operatorKey;
  private final DataFolder folder;

  ServerApplication(HttpServer server, OperatorKey.State operatorKey, DataFolder folder) {
    this.server = server;
    this.operatorKey = operatorKey;
    this.folder = folder;
  }

  @Override
  public int run(String... args) {
    if (folder.isTemporary()) {
      System.out.println("Ephemeral: nothing is kept, and everybody knows the key");
    } else {
      System.out.println("Data in " + folder.path());
    }
    System.out.println(describe(operatorKey));
    System.out.println("Trimtab listens on " + server.getLocalBaseUri());
    Quarkus.waitForExit();
    return 0;
  }

  private static String describe(OperatorKey.State key) {
    return switch (key) {
      case OperatorKey.State.Made made ->
          "Operator key, shown this once and kept in %s: %s"
              .formatted(made.file(), made.secret().value());
      case OperatorKey.State.Kept kept -> "Operator key in " + kept.file();
      case OperatorKey.State.Lost lost ->
          """
          The operator key is not in %s any more. Who has it can make another (trimtab keys); \
          if nobody has, start once with --new-admin-key."""
              .formatted(lost.file());
    };
  }
}
