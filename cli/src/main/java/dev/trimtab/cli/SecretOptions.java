package dev.trimtab.cli;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Where a secret comes from: never from the command line, which others on the machine can see and
 * shells remember.
 */
final class SecretOptions {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "A file that holds the secret and nothing else; - for standard input.")
  private @Nullable Path file;

  @Option(
      names = "--secret-env",
      paramLabel = "VARIABLE",
      description = "An environment variable that holds it.")
  private @Nullable String variable;

  @Option(names = "--secret-prompt", description = "Ask for it, without showing it.")
  private boolean prompt;

  /** The secret; null where none is meant. */
  @Nullable String read() {
    if (Stream.of(file != null, variable != null, prompt).filter(said -> said).count() > 1) {
      throw wrong("Say where the secret is once: a file, a variable, or the prompt.");
    }
    String secret = prompt ? asked() : variable != null ? ofVariable(variable) : ofFile();
    if (secret != null && secret.isEmpty()) {
      throw wrong("The secret is empty.");
    }
    return secret;
  }

  private String asked() {
    char[] typed =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> console.readPassword("Secret: "))
            .orElse(null);
    if (typed == null) {
      throw wrong("There is nobody to ask: use --secret-file or --secret-env.");
    }
    return new String(typed);
  }

  private String ofVariable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw wrong("The environment variable " + name + " is not set.");
    }
    return value;
  }

  private @Nullable String ofFile() {
    if (file == null) {
      return null;
    }
    try {
      String text =
          file.toString().equals("-")
              ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(file);
      return text.replaceFirst("\\R\\z", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " cannot be read", unreadable);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
