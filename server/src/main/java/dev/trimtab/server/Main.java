package dev.trimtab.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The one entry of the program. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Quarkus.run(args);
  }
}
