package dev.trimtab.loop;

import dev.trimtab.context.WebAddress;
import dev.trimtab.input.Checks;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is reached, as everybody in the tenant may see it. Faults name the fields of the
 * settings.
 */
public sealed interface ChannelSettings {
  ChannelKind kind();

  /**
   * Calls a program of the tenant, as Standard Webhooks has it. The only kind that can carry what
   * changes something.
   *
   * @param url where it is: http or https, without a secret in it
   * @param headers sent along, at most {@value #MAX_HEADERS}; none that HTTP or this server sets,
   *     and none that holds a secret
   * @param timeout how long an answer may take, one second to one minute
   */
  record Webhook(String url, Map<String, String> headers, Duration timeout)
      implements ChannelSettings {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    public static final int MAX_HEADERS = 20;
    public static final int MAX_HEADER_LENGTH = 1_000;

    private static final Span TIMEOUT =
        new Span(
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            "must be between one second (1s) and one minute (1m)");

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*)");

    private static final Set<String> RESERVED =
        Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "idempotency-key",
            "keep-alive",
            "te",
            "traceparent",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private static final Set<String> SECRET =
        Set.of("authorization", "cookie", "proxy-authorization", "x-api-key");

    public Webhook {
      headers = Map.copyOf(headers);
      Checks checks =
          Checks.of("")
              .attempt(() -> WebAddress.of("/url", url))
              .that(headers.size() <= MAX_HEADERS, "/headers", "must be at most " + MAX_HEADERS)
              .that(areDistinct(headers.keySet()), "/headers", "must name none twice")
              .that(TIMEOUT.holds(timeout), "/timeout", TIMEOUT.rule());
      headers.forEach((name, value) -> checkHeader(checks, name, value));
      checks.finish();
    }

    private static boolean areDistinct(Set<String> names) {
      return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count()
          == names.size();
    }

    private static void checkHeader(Checks checks, String name, String value) {
      String lower = name.toLowerCase(Locale.ROOT);
      String field = "/headers/" + name.replace("~", "~0").replace("/", "~1");
      if (!HEADER_NAME.matcher(name).matches()) {
        checks.that(false, "/headers", "must have names that HTTP allows, as in X-Team");
        return;
      }
      checks
          .that(
              !RESERVED.contains(lower) && !lower.startsWith("webhook-"),
              field,
              "is set by HTTP or by the server")
          .that(
              !SECRET.contains(lower),
              field,
              "would show a secret to everybody: say it as authorization of the secret")
          .that(
              value.length() <= MAX_HEADER_LENGTH && HEADER_VALUE.matcher(value).matches(),
              field,
              "must be 1 to " + MAX_HEADER_LENGTH + " printable characters of ASCII");
    }

    @Override
    public ChannelKind kind() {
      return ChannelKind.WEBHOOK;
    }
  }

  /** Writes into a channel of Slack, or of what takes the same messages: its URL is the secret. */
  record Slack() implements ChannelSettings {
    @Override
    public ChannelKind kind() {
      return ChannelKind.SLACK;
    }
  }

  /**
   * Writes mails.
   *
   * @param to who gets them, 1 to {@value #MAX_RECIPIENTS} addresses
   * @param from who they are from; null for what the server is configured with
   */
  record Mail(List<String> to, @Nullable String from) implements ChannelSettings {
    public static final int MAX_RECIPIENTS = 20;

    private static final int MAX_ADDRESS_LENGTH = 254;

    /** Addresses without quotes and comments, as people have them (RFC 5321, dot-string). */
    private static final Pattern ADDRESS =
        Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                + "@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    public Mail {
      to = List.copyOf(to);
      Checks checks =
          Checks.of("")
              .that(
                  !to.isEmpty() && to.size() <= MAX_RECIPIENTS,
                  "/to",
                  "must be 1 to " + MAX_RECIPIENTS + " addresses")
              .that(from == null || isAddress(from), "/from", ADDRESS_RULE);
      for (int i = 0; i < to.size(); i++) {
        checks.that(isAddress(to.get(i)), "/to/" + i, ADDRESS_RULE);
      }
      checks.finish();
    }

    private static final String ADDRESS_RULE =
        "must be the address of a mailbox alone, as in oncall@example.com";

    private static boolean isAddress(String text) {
      return text.length() <= MAX_ADDRESS_LENGTH && ADDRESS.matcher(text).matches();
    }

    @Override
    public ChannelKind kind() {
      return ChannelKind.MAIL;
    }
  }

  /**
   * Opens an issue for each loop, and comments on it.
   *
   * @param repository owner and name
   * @param apiUrl where the API is
   * @param labels put on each issue, at most {@value #MAX_NAMES}
   * @param assignees who is to look after it, at most {@value #MAX_ASSIGNEES}
   */
  record GithubIssue(String repository, String apiUrl, List<String> labels, List<String> assignees)
      implements ChannelSettings {
    public static final String DEFAULT_API_URL = "https://api.github.com";
    public static final int MAX_NAMES = 20;
    public static final int MAX_ASSIGNEES = 10;

    private static final int MAX_LABEL_LENGTH = 50;

    private static final Pattern REPOSITORY =
        Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}");

    public GithubIssue {
      labels = List.copyOf(labels);
      assignees = List.copyOf(assignees);
      Checks checks =
          Checks.of("")
              .that(
                  REPOSITORY.matcher(repository).matches(),
                  "/repository",
                  "must be an owner and a name, as in acme/support-bot")
              .attempt(() -> WebAddress.of("/api_url", apiUrl))
              .that(
                  apiUrl.indexOf('?') < 0 && apiUrl.indexOf('#') < 0,
                  "/api_url",
                  "must end with its path")
              .that(labels.size() <= MAX_NAMES, "/labels", "must be at most " + MAX_NAMES)
              .that(
                  assignees.size() <= MAX_ASSIGNEES,
                  "/assignees",
                  "must be at most " + MAX_ASSIGNEES);
      for (int i = 0; i < labels.size(); i++) {
        checks.name("/labels/" + i, labels.get(i), MAX_LABEL_LENGTH);
      }
      for (int i = 0; i < assignees.size(); i++) {
        checks.that(
            LOGIN.matcher(assignees.get(i)).matches(), "/assignees/" + i, "must be a login");
      }
      checks.finish();
    }

    @Override
    public ChannelKind kind() {
      return ChannelKind.GITHUB_ISSUE;
    }
  }

  /**
   * Raises an alert for each loop, and ends it with the loop.
   *
   * @param url of the Alertmanager, what stands before {@code /api/v2/alerts}
   */
  record AlertmanagerPush(String url) implements ChannelSettings {
    public AlertmanagerPush {
      Checks.of("")
          .attempt(() -> WebAddress.of("/url", url))
          .that(url.indexOf('?') < 0 && url.indexOf('#') < 0, "/url", "must end with its path")
          .finish();
    }

    @Override
    public ChannelKind kind() {
      return ChannelKind.ALERTMANAGER;
    }
  }
}
