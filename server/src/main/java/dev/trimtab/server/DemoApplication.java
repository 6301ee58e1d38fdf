package dev.trimtab.server;

import dev.trimtab.cli.demo.Demo;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.client.ClientSettings;
import dev.trimtab.client.TrimtabException;
import dev.trimtab.server.auth.OperatorKey;
import dev.trimtab.server.stream.EventStreams;
import dev.trimtab.server.wiring.StartFailure;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Lets a simulated fleet report to the server it runs in, over HTTP as a real one would. */
@Singleton
@Unremovable
public final class DemoApplication implements QuarkusApplication {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Address address;
  private final OperatorKey.State operatorKey;
  private final InstantSource clock;
  private final EventStreams streams;
  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  DemoApplication(
      Address address, OperatorKey.State operatorKey, InstantSource clock, EventStreams streams) {
    this.address = address;
    this.operatorKey = operatorKey;
    this.clock = clock;
    this.streams = streams;
  }

  @Override
  public int run(String... args) throws InterruptedException {
    ClientSettings operator = ClientSettings.of(address.uri(), key(), null);
    out.println("Trimtab listens on " + address.uri());
    Thread fleet = Thread.ofPlatform().daemon().name("simulated-fleet").start(() -> play(operator));
    Quarkus.waitForExit();
    // Requests under way are waited for, and a stream would go on for as long as that.
    streams.close();
    fleet.interrupt();
    fleet.join();
    return 0;
  }

  private void play(ClientSettings operator) {
    try (Demo demo = new Demo(operator, clock, out, Style.detect())) {
      demo.run(PACE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (TrimtabException failed) {
      if (!Thread.currentThread().isInterrupted()) {
        out.println("The demonstration ended: " + failed.getMessage());
        Quarkus.asyncExit(1);
      }
    }
  }

  private String key() {
    return switch (operatorKey) {
      case OperatorKey.State.Made made -> made.secret().value();
      case OperatorKey.State.Kept kept -> kept.secret().value();
      case OperatorKey.State.Lost lost ->
          throw new StartFailure(
              "the demonstration needs the operator's key, but " + lost.file() + " is gone", null);
    };
  }
}
