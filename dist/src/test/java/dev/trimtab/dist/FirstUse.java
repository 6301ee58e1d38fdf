package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** What everybody does first with an installed server: a key, two events, a trend. */
record FirstUse(Path launcher, Path data, String url) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Records two events, and expects that the tenant now has so many. */
  void run(int events) throws IOException {
    String key =
        json(
                "keys",
                "create",
                "--tenant",
                "acme",
                "--name",
                "bot",
                "--scopes",
                "outcomes:read,outcomes:write")
            .get("key")
            .textValue();
    for (String value : new String[] {"success_rate=1", "success_rate=0"}) {
      trimtab("record", "-d", "support-bot", "-e", "ticket_closed", value, "--key", key);
    }
    JsonNode trend = json("trend", "success_rate", "-d", "support-bot", "--key", key);
    assertThat(trend.get("sample_size").intValue()).isEqualTo(events);
    assertThat(trend.get("current_avg").doubleValue()).isNotNegative();
  }

  private JsonNode json(String... arguments) throws IOException {
    String[] withJson = Arrays.copyOf(arguments, arguments.length + 1);
    withJson[arguments.length] = "--json";
    return JSON.readTree(trimtab(withJson));
  }

  private String trimtab(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = launcher.toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Shell.run(Map.of("TRIMTAB_URL", url, "TRIMTAB_STORAGE_DATA", data.toString()), command);
  }
}
