package dev.trimtab.cli;

import picocli.CommandLine.Option;

/** The switch that turns a screen into JSON for programs. */
final class JsonOption {
  @Option(names = "--json", description = "The server's answer as JSON, for programs.")
  private boolean json;

  boolean isOn() {
    return json;
  }
}
