package dev.trimtab.server.templates;

import dev.trimtab.loop.LoopTemplate;
import java.util.List;
import java.util.Optional;

/** Ten templates to begin with, each explained by its description. */
public final class TemplateLibrary {
  /** Their names, in the order they are shown. */
  public static final List<String> NAMES =
      List.of(
          "declining-trend",
          "success-regression",
          "latency-regression",
          "cost-spike",
          "quality-drop",
          "silence",
          "error-budget",
          "improvement-notice",
          "prompt-rollout",
          "agent-self-repair");

  private TemplateLibrary() {}

  /** The document of that name, comments included; empty where there is none. */
  public static Optional<String> document(String name) {
    return NAMES.contains(name)
        ? Optional.of(Resources.text("library/" + name + ".yaml"))
        : Optional.empty();
  }

  /** All of them, in their order. */
  public static List<LoopTemplate> templates() {
    return NAMES.stream()
        .map(name -> TemplateReader.read(document(name).orElseThrow()).orThrow())
        .toList();
  }
}
