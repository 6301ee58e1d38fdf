package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Help, mistakes, exit codes and where the key comes from. */
class CommandLineTest {
  @TempDir private Path data;
  private final Terminal terminal = new Terminal();

  @Test
  void aCommandThatIsNamedIsMountedAlone() {
    assertThat(TrimtabCommand.commandLine(List.of(), "trend", "--help").getSubcommands())
        .containsOnlyKeys("trend");
    assertThat(TrimtabCommand.commandLine(List.of(), "--help").getSubcommands())
        .containsKeys("trend", "keys");
    assertThat(TrimtabCommand.commandLine(List.of(), "trendd").getSubcommands())
        .containsKeys("trend", "keys");
  }

  @Test
  void everyCommandTeaches() {
    Deque<CommandLine> open = new ArrayDeque<>(List.of(TrimtabCommand.commandLine(List.of())));
    List<String> seen = new ArrayList<>();
    while (!open.isEmpty()) {
      CommandLine command = open.pop();
      open.addAll(command.getSubcommands().values());
      seen.add(command.getCommandName());
      String help = command.getUsageMessage();
      assertThat(help.lines()).as(command.getCommandName()).allMatch(line -> line.length() <= 100);
      assertThat(command.getCommandSpec().usageMessage().header()).isNotEmpty();
      assertThat(command.getCommandSpec().options())
          .as(command.getCommandName())
          .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    }
    assertThat(seen).contains("trimtab", "import", "keys", "rotate");
  }

  @Test
  void theRootNamesCommandsAndExitCodes() {
    assertThat(terminal.run("--help")).isZero();
    assertThat(terminal.out())
        .contains(
            "record",
            "import",
            "export",
            "events",
            "tail",
            "trend",
            "dashboard",
            "roi",
            "health",
            "keys")
        .contains("bench", "test", "3   no server answered");
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(terminal.run("--version")).isZero();
    assertThat(terminal.out()).matches("Trimtab \\d+\\.\\d+\\.\\d+.*\n");
  }

  @Test
  void aSlipOfThePenGetsASuggestion() {
    assertThat(terminal.run("dashbord")).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            """
            Unmatched argument at index 0: 'dashbord'
            Did you mean: trimtab dashboard or trimtab record or trimtab export?
            trimtab --help says more.
            """);
  }

  @Test
  void aMissingOptionIsNamedWithTheUsage() {
    assertThat(terminal.run("record", "success_rate=1")).isEqualTo(2);
    assertThat(terminal.err())
        .startsWith("Missing required options: '--domain=DOMAIN', '--event-type=TYPE'\n")
        .contains("Usage: trimtab record")
        .endsWith("trimtab record --help says more.\n");
  }

  @Test
  void noCommandIsAMistakeThatListsThem() {
    assertThat(terminal.run("keys")).isEqualTo(2);
    assertThat(terminal.err()).startsWith("Which command? create, list, show, rotate, revoke.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-02T10:30:00+01:00 | 2026-03-02T09%3A30%3A00Z
          2026-03-02                | 2026-03-02T00%3A00%3A00Z
          3h                        | 2026-03-02T06%3A30%3A00Z
          2w                        | 2026-02-16T09%3A30%3A00Z
          +1d                       | 2026-03-03T09%3A30%3A00Z
          """)
  void timesAreReadAsPeopleTypeThem(String typed, String sent) throws Exception {
    try (FakeServer server = new FakeServer()) {
      terminal.run(server.on("GET /v1/outcomes/events", 200, "[]"), "events", "--since", typed);
      assertThat(server.calls())
          .containsExactly("GET /v1/outcomes/events?since=" + sent + "&limit=20");
    }
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    assertThat(terminal.run("events", "--since", "yesterday")).isEqualTo(2);
    assertThat(terminal.err()).contains("'yesterday' is no time; write 2026-03-02T09:30:00Z");
  }

  @Test
  void theServersReasonsAreExitCode1() throws Exception {
    try (FakeServer server = new FakeServer()) {
      server
          .on("GET /v1/me", 200, "{}")
          .on(
              "GET /v1/outcomes/events",
              422,
              """
              {"title":"Unprocessable Content","status":422,"detail":"name a tenant",
               "errors":[{"pointer":"tenant_id","detail":"the operator belongs to no tenant"}]}\
              """);
      assertThat(terminal.run(server, "events")).isEqualTo(1);
      server.on("GET /v1/outcomes/events", 401, "{\"title\":\"Unauthorized\",\"status\":401}");
      assertThat(terminal.run(server, "events")).isEqualTo(1);
    }
    assertThat(terminal.err())
        .isEqualTo(
            """
            422: name a tenant
              tenant_id: the operator belongs to no tenant
            Name the tenant with --tenant.
            401: Unauthorized
            The key comes from --key, from TRIMTAB_KEY, or from the file admin.key in the server's data folder (--data).
            """);
  }

  @Test
  void noServerIsExitCode3() throws Exception {
    FakeServer gone = new FakeServer();
    gone.close();

    assertThat(terminal.run(gone, "health")).isEqualTo(3);
    assertThat(terminal.err()).startsWith("Cannot reach " + gone.url());
  }

  @Test
  void anAddressThatIsNoneIsAMistake() {
    assertThat(terminal.run("health", "--url", "localhost:8433")).isEqualTo(2);
    assertThat(terminal.err()).startsWith("the server's URL must look like http://host:8433");
  }

  @Command
  private static final class Probe {
    @Mixin final Connection connection = new Connection();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8433, tt_admin",
    "http://localhost:8433, tt_admin",
    "http://[::1]:8433, tt_admin",
    "https://trimtab.example.com, ",
    "http://127.0.0.1.example.com, ",
    "http://127.example.com, "
  })
  void theOperatorsKeyStaysOnItsMachine(String url, String key) throws Exception {
    Files.writeString(data.resolve("admin.key"), "tt_admin\n");
    Probe probe = new Probe();
    new CommandLine(probe).parseArgs("--url", url, "--data", data.toString(), "--key", "");

    try (var client = probe.connection.client()) {
      assertThat(client.settings().key()).isEqualTo(key);
    }
  }

  @Test
  void aKeyThatIsSaidComesFirst() throws Exception {
    Files.writeString(data.resolve("admin.key"), "tt_admin\n");
    Probe probe = new Probe();
    new CommandLine(probe).parseArgs("--key", "tt_mine", "--data", data.toString());

    try (var client = probe.connection.client()) {
      assertThat(client.settings().key()).isEqualTo("tt_mine");
    }
  }
}
