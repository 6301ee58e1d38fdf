package dev.trimtab.server;

import dev.trimtab.server.auth.OperatorKey;
import dev.trimtab.server.stream.EventStreams;
import dev.trimtab.server.wiring.DataFolder;
import dev.trimtab.server.wiring.StoreSite;
import dev.trimtab.server.wiring.StoreWiring;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Says where the server is and how to get in, then leaves it running. */
@Singleton
@Unremovable
public final class ServerApplication implements QuarkusApplication {
  private static final Logger LOG = Logger.getLogger(ServerApplication.class);

  private final Address address;
  private final OperatorKey.State operatorKey;
  private final DataFolder folder;
  private final StoreSite site;
  private final EventStreams streams;
  private volatile boolean listening;

  ServerApplication(
      Address address,
      OperatorKey.State operatorKey,
      DataFolder folder,
      StoreSite site,
      EventStreams streams) {
    this.site = site;
    this.address = address;
    this.operatorKey = operatorKey;
    this.folder = folder;
    this.streams = streams;
  }

  @Override
  public int run(String... args) {
    if (folder.isTemporary()) {
      System.out.println("Ephemeral: nothing is kept, and everybody knows the key");
    } else {
      System.out.println("Data in " + site.place());
    }
    System.out.println(describe(operatorKey));
    listening = true;
    System.out.println("Trimtab listens on " + address.uri());
    Quarkus.waitForExit();
    // Requests under way are waited for, and a stream would go on for as long as that.
    streams.close();
    return 0;
  }

  /** After the store is closed. */
  void stopped(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StoreWiring.LAST + 1)
          ShutdownEvent stopping) {
    if (listening) {
      LOG.info("Stopped: everything accepted is stored");
    }
  }

  private String describe(OperatorKey.State key) {
    return switch (key) {
      case OperatorKey.State.Made made ->
          "Operator key, shown this once and kept in %s: %s"
              .formatted(made.file(), made.secret().value());
      case OperatorKey.State.Kept kept -> "Operator key in " + kept.file();
      case OperatorKey.State.Lost lost when site.isShared() ->
          "Operator key made before or by another server; it is not in " + lost.file();
      case OperatorKey.State.Lost lost ->
          """
          The operator key is not in %s any more. Who has it can make another (trimtab keys); \
          if nobody has, start once with --new-admin-key."""
              .formatted(lost.file());
    };
  }
}
