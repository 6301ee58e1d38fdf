package dev.trimtab.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    header = "Print what a shell needs to complete commands and options.",
    footer = {
      "",
      "Examples:",
      "  source <(trimtab completion bash)        for this bash",
      "  trimtab completion bash > ~/.local/share/bash-completion/completions/trimtab",
      "  source <(trimtab completion zsh)         in ~/.zshrc, after compinit",
      "  trimtab completion fish > ~/.config/fish/completions/trimtab.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that are spoken to. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Mixin private final Screen screen = new Screen();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    screen.print(
        switch (shell) {
          case bash -> AutoComplete.bash(root.name(), root.commandLine());
          case zsh ->
              "autoload -U +X bashcompinit && bashcompinit\n"
                  + AutoComplete.bash(root.name(), root.commandLine());
          case fish -> FishCompletion.of(root);
        });
    return ExitCode.OK;
  }
}
