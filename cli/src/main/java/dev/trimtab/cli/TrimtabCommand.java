package dev.trimtab.cli;

import dev.trimtab.cli.screen.Style;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
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
      "  package    make a zip, a Debian package and a container image",
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
  private static final List<Class<?>> COMMANDS =
      List.of(
          RecordCommand.class,
          RunCommand.class,
          ImportCommand.class,
          ExportCommand.class,
          EventsCommand.class,
          TailCommand.class,
          TrendCommand.class,
          SeriesCommand.class,
          ChangePointsCommand.class,
          ChangePointCommand.class,
          SimulateCommand.class,
          LoopsCommand.class,
          LoopCommand.class,
          ApproveCommand.class,
          RejectCommand.class,
          DoneCommand.class,
          TemplatesCommand.class,
          DashboardCommand.class,
          RoiCommand.class,
          MarkersCommand.class,
          DomainsCommand.class,
          ChannelsCommand.class,
          IntakesCommand.class,
          LessonsCommand.class,
          HubCommand.class,
          AlertsCommand.class,
          SilenceCommand.class,
          HealthCommand.class,
          ProcessesCommand.class,
          KeysCommand.class,
          AuditCommand.class,
          TenantsCommand.class,
          BackupCommand.class,
          CompletionCommand.class);

  private final Style style;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  private TrimtabCommand(Style style) {
    this.style = style;
  }

  /**
   * The command line for this process, with the commands of other rooms beside those of this one.
   */
  public static CommandLine commandLine(List<Class<?>> others, String... args) {
    List<Class<?>> all = Stream.concat(COMMANDS.stream(), others.stream()).toList();
    return commandLine(Style.detect(), InstantSource.system(), meant(all, args));
  }

  /** The command line with another idea of the terminal and of the time. */
  public static CommandLine commandLine(Style style, InstantSource clock) {
    return commandLine(style, clock, COMMANDS);
  }

  private static CommandLine commandLine(
      Style style, InstantSource clock, List<Class<?>> commands) {
    CommandLine commandLine = new CommandLine(new TrimtabCommand(style));
    commands.forEach(commandLine::addSubcommand);
    commandLine.getSubcommands().values().forEach(TrimtabCommand::space);
    return commandLine
        .registerConverter(Instant.class, new TimeConverter(clock))
        .registerConverter(
            Ahead.class, text -> new Ahead(clock.instant().plus(TimeConverter.length(text))))
        .setColorScheme(Help.defaultColorScheme(style.colour() ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler(new Failures(style))
        .setParameterExceptionHandler(new Mistakes(style))
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /**
   * The command that is named, alone: looking at all of them by reflection takes longer than most
   * commands do. Where none is named, all; so too where all are to be told of.
   */
  private static List<Class<?>> meant(List<Class<?>> commands, String... args) {
    List<Class<?>> named =
        commands.stream()
            .filter(command -> args.length > 0 && nameOf(command).equals(args[0]))
            .toList();
    return named.isEmpty() || named.contains(CompletionCommand.class) ? commands : named;
  }

  private static String nameOf(Class<?> command) {
    return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
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

  /** How its screens are drawn, those of commands that others mount on it too. */
  public Style style() {
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
