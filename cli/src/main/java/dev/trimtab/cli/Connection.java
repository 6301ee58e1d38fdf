package dev.trimtab.cli;

import dev.trimtab.client.ClientSettings;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the server is and who asks: the options every command shares. */
final class Connection {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:TRIMTAB_URL:-http://127.0.0.1:8433}",
      description = "The server; else TRIMTAB_URL, else http://127.0.0.1:8433.")
  private URI url = URI.create("http://127.0.0.1:8433");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:TRIMTAB_KEY}",
      description =
          "The API key; else TRIMTAB_KEY, else, for a server on this machine, the file admin.key in"
              + " its data folder.")
  private @Nullable String key;

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      description = "Whose data; only an operator's key needs to say it.")
  private @Nullable String tenant;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:TRIMTAB_STORAGE_DATA:-${sys:user.home}/.trimtab}",
      description = "The server's data folder, to find admin.key; default ~/.trimtab.")
  private Path data = Path.of(".trimtab");

  /** A client for one command; the caller closes it. */
  TrimtabClient client() {
    return clientFor(tenant);
  }

  /** A client that names no tenant in its calls. */
  TrimtabClient clientWithoutTenant() {
    return clientFor(null);
  }

  @Nullable String tenant() {
    return tenant;
  }

  private TrimtabClient clientFor(@Nullable String name) {
    String secret = key == null || key.isBlank() ? adminKey() : key.strip();
    try {
      return new TrimtabClient(ClientSettings.of(url, secret, name));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** The operator's key never leaves the machine it was made on. */
  private @Nullable String adminKey() {
    if (!isThisMachine()) {
      return null;
    }
    try {
      return Files.readString(data.resolve("admin.key")).strip();
    } catch (NoSuchFileException | AccessDeniedException e) {
      return null; // the server says that a key is needed, if it is
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isThisMachine() {
    String host = url.getHost() == null ? "" : url.getHost();
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
