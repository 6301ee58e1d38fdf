package dev.trimtab.cli;

import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes completions for fish, which asks a condition for each of them. */
final class FishCompletion {
  private final StringJoiner lines = new StringJoiner("\n");
  private final String program;

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandSpec root) {
    FishCompletion completion = new FishCompletion(root.name());
    completion.add(root, "");
    return completion.lines.toString();
  }

  /** Where {@code path} has been typed: the options of its command, and the commands below. */
  private void add(CommandSpec command, String path) {
    String seen =
        path.isEmpty()
            ? "__fish_use_subcommand"
            : "__fish_seen_subcommand_from " + path.replaceAll(".* ", "");
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        lines.add(line(seen, names(option), first(option.description())));
      }
    }
    command
        .subcommands()
        .forEach(
            (name, below) -> {
              CommandSpec spec = below.getCommandSpec();
              if (!spec.usageMessage().hidden()) {
                lines.add(line(seen, "-f -a " + name, first(spec.usageMessage().header())));
                add(spec, path.isEmpty() ? name : path + " " + name);
              }
            });
  }

  private String line(String condition, String what, String description) {
    return "complete -c %s -n '%s' %s -d '%s'"
        .formatted(program, condition, what, description.replace("\\", "\\\\").replace("'", "\\'"));
  }

  private static String names(OptionSpec option) {
    StringJoiner names = new StringJoiner(" ");
    for (String name : option.names()) {
      names.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    if (option.arity().max() == 0) {
      return names.toString();
    }
    return names + " -r" + choices(option);
  }

  /** Where only some words are meant, these and no file. */
  private static String choices(OptionSpec option) {
    Iterable<String> candidates = option.completionCandidates();
    return candidates == null ? "" : " -f -a '" + String.join(" ", candidates) + "'";
  }

  private static String first(String[] texts) {
    return List.of(texts).stream().findFirst().orElse("");
  }
}
