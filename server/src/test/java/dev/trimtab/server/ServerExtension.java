package dev.trimtab.server;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One ephemeral server for all tests of a class. Tests keep apart by taking tenants of their own.
 */
public final class ServerExtension implements BeforeAllCallback, AfterAllCallback {
  private final Map<String, String> environment = new HashMap<>();
  private ServerProcess server;

  /** Sets an environment variable of the server. */
  public ServerExtension with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The server, while the tests run. */
  public ServerProcess server() {
    return server;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server = ServerProcess.ephemeral(environment);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (server != null) {
      server.close();
    }
  }
}
