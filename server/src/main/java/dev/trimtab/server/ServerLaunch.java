package dev.trimtab.server;

import dev.trimtab.server.http.ApiDocument;
import dev.trimtab.server.wiring.StartFailure;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts the server with what the command line says, and waits for its end. */
final class ServerLaunch {
  /** Overrides a configuration key, unless {@code value} is null: then the key keeps its value. */
  ServerLaunch with(String key, @Nullable Object value) {
    if (value != null) {
      System.setProperty(key, value.toString());
    }
    return this;
  }

  /**
   * Runs {@code application} in a started server.
   *
   * @return the exit code of the process
   */
  int run(Class<? extends QuarkusApplication> application, String... args) {
    ApiDocument.readLate();
    AtomicInteger exitCode = new AtomicInteger();
    Quarkus.run(
        application,
        (code, failure) -> {
          exitCode.set(code);
          if (failure != null) {
            exitCode.set(1);
            report(failure);
          }
        },
        args);
    return exitCode.get();
  }

  private static void report(Throwable failure) {
    Optional<String> line =
        chain(failure).map(ServerLaunch::plainWords).flatMap(Optional::stream).findFirst();
    if (line.isPresent()) {
      System.err.println("trimtab: " + line.get());
    } else {
      System.err.println("trimtab: the server failed");
      failure.printStackTrace();
    }
  }

  /** What a person can do something about, in one line. */
  private static Optional<String> plainWords(Throwable cause) {
    return switch (cause) {
      case StartFailure known -> Optional.ofNullable(known.getMessage());
      case BindException taken ->
          Optional.of(
              "cannot listen there: "
                  + taken.getMessage()
                  + " (see --port, --bind and trimtab.http.tls.redirect-port)");
      case ConfigValidationException wrong -> Optional.of(problems(wrong));
      default -> Optional.empty();
    };
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  private static String problems(ConfigValidationException wrong) {
    return IntStream.range(0, wrong.getProblemCount())
        .mapToObj(i -> wrong.getProblem(i).getMessage())
        .collect(Collectors.joining("; "));
  }
}
