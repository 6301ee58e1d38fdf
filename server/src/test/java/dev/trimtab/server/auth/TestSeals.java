package dev.trimtab.server.auth;

import java.nio.charset.StandardCharsets;

/** Seals of cookies for tests elsewhere. */
public final class TestSeals {
  private TestSeals() {}

  public static CookieSeal of(String secret) {
    return new CookieSeal(secret.getBytes(StandardCharsets.UTF_8));
  }
}
