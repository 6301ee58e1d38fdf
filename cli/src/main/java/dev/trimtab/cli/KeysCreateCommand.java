package dev.trimtab.cli;

import dev.trimtab.client.KeyCreated;
import dev.trimtab.client.KeyIn;
import dev.trimtab.client.MeOut;
import dev.trimtab.client.QuotasWire;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key and shows its secret, once. */
@Command(
    name = "create",
    header = "Make a key and show its secret, once.",
    footer = {
      "",
      "Examples:",
      "  trimtab keys create --tenant acme --name exporter --scope outcomes:write",
      "  trimtab keys create --tenant acme --name viewer --scope outcomes:read --expires +90d",
      "  trimtab keys create --tenant acme --name trial --scope outcomes:write \\",
      "      --quota events=6000/minute --quota requests=10/second",
      "  trimtab keys create --operator --name backup --scope admin",
      "  TRIMTAB_KEY=$(trimtab keys create --tenant acme --name ci --scope admin --json | jq -r"
          + " .key)"
    })
final class KeysCreateCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What people call it: who or what uses it.")
  private String name = "";

  @Option(
      names = {"--scope", "--scopes"},
      paramLabel = "SCOPE",
      split = ",",
      required = true,
      description = "What it may do, such as outcomes:write. Repeatable, or with commas.")
  private List<String> scopes = new ArrayList<>();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "From when on it is refused: 2027-01-01, or +90d. Default never.")
  private @Nullable Instant expires;

  @Option(
      names = "--quota",
      paramLabel = "KIND=N/TIME",
      description =
          "How much may be done with it: requests, bytes or events, by second, minute, hour or day,"
              + " as in events=6000/minute. Repeatable. Default as much as its tenant may.")
  private Map<QuotaKind, String> quotas = new EnumMap<>(QuotaKind.class);

  @Option(names = "--operator", description = "A key that crosses tenants, as the first one does.")
  private boolean operator;

  @Override
  public Integer call() {
    String owner = operator ? MeOut.OPERATOR : connection.tenant();
    try (TrimtabClient client = connection.clientWithoutTenant()) {
      KeyCreated key = client.createKey(new KeyIn(owner, name, scopes, expires, quotas()));
      if (json.isOn()) {
        screen.json(key);
      } else {
        KeyScreen.print(screen, key);
      }
    }
    return ExitCode.OK;
  }

  private @Nullable QuotasWire quotas() {
    return quotas.isEmpty()
        ? null
        : new QuotasWire(
            quotas.get(QuotaKind.requests),
            quotas.get(QuotaKind.bytes),
            quotas.get(QuotaKind.events));
  }

  /** As they are typed. */
  private enum QuotaKind {
    requests,
    bytes,
    events
  }
}
