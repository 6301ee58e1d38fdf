package dev.trimtab.cli;

import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Tone;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers a wrong command line in a few lines: what is wrong, how it is used, where the help is.
 */
final class Mistakes implements IParameterExceptionHandler {
  private final Style style;

  Mistakes(Style style) {
    this.style = style;
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(style.paint(Tone.BAD, String.valueOf(mistake.getMessage())));
    if (!UnmatchedArgumentException.printSuggestions(mistake, err)) {
      err.print(command.getHelp().fullSynopsis());
    }
    err.println(command.getCommandSpec().qualifiedName() + " --help says more.");
    return ExitCode.USAGE;
  }
}
