package dev.trimtab.cli;

import dev.trimtab.cli.screen.Style;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
    name = "trimtab",
    mixinStandardHelpOptions = true,
    versionProvider = TrimtabCommand.Version.class,
    header = {
      "Records how the work of AI agents turns out, and says honestly whether it is getting better"
          + " or worse.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      RecordCommand.class,
      ImportCommand.class,
      EventsCommand.class,
      TrendCommand.class,
      DashboardCommand.class,
      RoiCommand.class,
      HealthCommand.class,
      KeysCommand.class,
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the server refused or failed, or something was rejected",
      "2:the command line was wrong",
      "3:no server answered",
    },
    footer = {
      "",
      "Of the launcher ./trimtab:",
      "  test       everything that continuous integration runs",
      "  bench      measure speed and memory on this machine",
      "",
      "A first look:",
      "  trimtab demo                                  a server with a simulated fleet",
      "  trimtab serve                                 or a real one; then, in another terminal:",
      "  trimtab record --tenant acme -d bot -e answer success_rate=1 latency_ms=840",
      "  trimtab dashboard --tenant acme",
      "",
      "The server is found by --url or TRIMTAB_URL, the key by --key, TRIMTAB_KEY or, on the",
      "same machine, the file admin.key in the server's data folder. NO_COLOR turns colour off.",
    })
public final class TrimtabCommand implements Runnable {
  private final Style style;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  private TrimtabCommand(Style style) {
    this.style = style;
  }

  /** The command line for this process; {@code server} mounts its own commands on it. */
  public static CommandLine commandLine() {
    return commandLine(Style.detect(), InstantSource.system());
  }

  /** The command line with another idea of the terminal and of the time. */
  public static CommandLine commandLine(Style style, InstantSource clock) {
    CommandLine commandLine = new CommandLine(new TrimtabCommand(style));
    commandLine.getSubcommands().values().forEach(TrimtabCommand::space);
    return commandLine
        .registerConverter(Instant.class, new TimeConverter(clock))
        .setColorScheme(Help.defaultColorScheme(style.colour() ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler(new Failures(style))
        .setParameterExceptionHandler(new Mistakes(style))
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Help texts breathe, and say options below arguments. */
  private static void space(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n");
    command.getSubcommands().values().forEach(TrimtabCommand::space);
  }

  Style style() {
    return style;
  }

  /** No command was named. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which command? " + String.join(", ", spec.subcommands().keySet()) + ".");
  }

  /** The version of the build. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties properties = new Properties();
      try (InputStream in = TrimtabCommand.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      }
      return new String[] {"Trimtab " + properties.getProperty("version")};
    }
  }
}
