package dev.trimtab.cli;

import dev.trimtab.client.ChannelIn;
import dev.trimtab.client.ChannelOut;
import dev.trimtab.client.ChannelSecretIn;
import dev.trimtab.client.ChannelSettingsWire;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a channel or replaces it. */
@Command(
    name = "set",
    header = "Make a channel, or replace it.",
    description = {
      "KIND is webhook, slack, mail, github_issue or alertmanager. The settings replace those before;"
          + " a secret that is not named stays, where the kind and the host do.",
      "",
      "The secret of a webhook is its signing key (whsec_...), which the server makes and shows where"
          + " none was ever said, or, of any other form, what the header Authorization says; of"
          + " slack the URL of the incoming webhook; of github_issue a token; of alertmanager a"
          + " bearer token, or with --user a password."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab channels set deployer webhook --to https://deploy.example.com/trimtab",
      "  trimtab channels set deployer webhook --to https://deploy.example.com/trimtab --rotate",
      "  trimtab channels set oncall slack --secret-prompt",
      "  trimtab channels set owners mail --to ana@example.com,bo@example.com",
      "  trimtab channels set issues github_issue --to acme/bot --label bug --secret-env GH_TOKEN",
      "  trimtab channels set alerts alertmanager --to https://am.example.com --secret-file token",
      "  trimtab channels set deployer -f deployer.yaml"
    })
final class ChannelsSetCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "What templates call it.")
  private String name = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "KIND", description = "What it is.")
  private @Nullable Kind kind;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Everything, as YAML or JSON in the form of the API, instead of options.")
  private @Nullable Path file;

  @Option(
      names = "--to",
      paramLabel = "WHERE",
      split = ",",
      description =
          "A webhook's or an Alertmanager's URL, addresses of mail, or a repository OWNER/NAME.")
  private List<String> to = new ArrayList<>();

  @Option(
      names = "--header",
      paramLabel = "NAME=TEXT",
      description = "Of a webhook: sent along; no secret. Repeatable.")
  private Map<String, String> headers = new LinkedHashMap<>();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Of a webhook: how long an answer may take, as 15s.")
  private @Nullable String timeout;

  @Option(
      names = "--rotate",
      description = "Of a webhook: a new signing key; the old one signs too for a day.")
  private boolean rotate;

  @Option(names = "--from", paramLabel = "ADDRESS", description = "Of mail: who it is from.")
  private @Nullable String from;

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      description = "Of GitHub: its API; default https://api.github.com.")
  private @Nullable String apiUrl;

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      split = ",",
      description = "Of GitHub: put on each issue. Repeatable, or with commas.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--assignee",
      paramLabel = "LOGIN",
      split = ",",
      description = "Of GitHub: who looks after it. Repeatable, or with commas.")
  private List<String> assignees = new ArrayList<>();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Of an Alertmanager: the secret is this user's password.")
  private @Nullable String user;

  @Mixin private final SecretOptions secret = new SecretOptions();

  /** As they are typed. */
  enum Kind {
    webhook,
    slack,
    mail,
    github_issue,
    alertmanager
  }

  @Override
  public Integer call() throws IOException {
    if ((kind == null) == (file == null)) {
      throw new ParameterException(spec.commandLine(), "Say either KIND or --file FILE.");
    }
    ChannelIn channel =
        kind == null ? read() : new ChannelIn(kind.name(), settings(kind), said(kind));
    try (TrimtabClient client = connection.client()) {
      ChannelOut now = client.channels().put(name, channel);
      if (json.isOn()) {
        screen.json(now);
      } else {
        ChannelScreen.print(screen, now);
      }
    }
    return ExitCode.OK;
  }

  private ChannelIn read() throws IOException {
    try {
      return ChannelFile.read(Objects.requireNonNull(file));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** What does not belong to the kind goes along: the server says so. */
  private ChannelSettingsWire settings(Kind kind) {
    boolean isUrl = kind == Kind.webhook || kind == Kind.alertmanager;
    return new ChannelSettingsWire(
        isUrl || kind == Kind.slack ? one() : null,
        headers.isEmpty() ? null : headers,
        timeout,
        kind == Kind.mail ? to : null,
        from,
        kind == Kind.github_issue ? one() : null,
        apiUrl,
        labels.isEmpty() ? null : labels,
        assignees.isEmpty() ? null : assignees);
  }

  private @Nullable String one() {
    return to.isEmpty() ? null : String.join(",", to);
  }

  private @Nullable ChannelSecretIn said(Kind kind) {
    String text = secret.read();
    if (text == null && !rotate && user == null) {
      return null;
    }
    boolean isKey = kind == Kind.webhook && text != null && text.startsWith("whsec_");
    boolean isToken = kind == Kind.github_issue || (kind == Kind.alertmanager && user == null);
    return new ChannelSecretIn(
        isKey ? List.of(text) : null,
        rotate ? true : null,
        kind == Kind.webhook && !isKey ? text : null,
        kind == Kind.slack ? text : null,
        isToken ? text : null,
        user,
        kind == Kind.alertmanager && user != null ? text : null);
  }
}
