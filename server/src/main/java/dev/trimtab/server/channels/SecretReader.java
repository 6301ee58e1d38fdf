package dev.trimtab.server.channels;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.context.WebAddress;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.ChannelSettings;
import dev.trimtab.loop.ChannelSettings.AlertmanagerPush;
import dev.trimtab.loop.ChannelSettings.GithubIssue;
import dev.trimtab.loop.ChannelSettings.Mail;
import dev.trimtab.loop.ChannelSettings.Slack;
import dev.trimtab.loop.ChannelSettings.Webhook;
import dev.trimtab.server.http.BodyFields;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the secret of a channel, beside what is kept of it. What is left out stays, but for what
 * would then go to another host. No fault repeats what was sent.
 */
final class SecretReader {
  private static final int MAX_LENGTH = 4_000;
  private static final int MOST_KEYS = 3;
  private static final Duration OVERLAP = Duration.ofDays(1);
  private static final String AGAIN =
      "must be said again: the one that is kept belongs to another host, or cannot be read";
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]*");

  private final BodyFields fields;
  private final Before before;
  private final Instant now;
  private @Nullable String made;

  SecretReader(BodyFields fields, Before before, Instant now) {
    this.fields = fields;
    this.before = before;
    this.now = now;
  }

  /**
   * What there was before.
   *
   * @param exists whether a secret was kept
   * @param secret null where none was kept, or it cannot be read
   * @param isSameHost whether it was said for the host that is meant now
   */
  record Before(boolean exists, @Nullable ChannelSecret secret, boolean isSameHost) {
    static final Before NOTHING = new Before(false, null, true);
  }

  /** The key that was made here; null where none was. */
  @Nullable String made() {
    return made;
  }

  /** The secret as it is to be kept; null for none, and where a fault was noted. */
  @Nullable ChannelSecret read(ChannelSettings settings) {
    return switch (settings) {
      case Webhook _ -> signing();
      case Slack _ -> slackUrl();
      case Mail _ -> null;
      case GithubIssue _ -> token();
      case AlertmanagerPush _ -> tokenOrPassword();
    };
  }

  private @Nullable ChannelSecret signing() {
    ChannelSecret.Signing kept =
        before.secret() instanceof ChannelSecret.Signing signing ? signing : null;
    List<ChannelSecret.Signing.Key> said = saidKeys();
    boolean isRotated = rotate();
    String authorization = fields.optional("authorization", SecretReader::header);
    if (authorization == null && kept != null && kept.authorization() != null) {
      authorization = kept(kept.authorization(), "authorization");
    }
    if (!said.isEmpty()) {
      return new ChannelSecret.Signing(said, authorization);
    }
    if (kept == null && before.exists()) {
      fields.fault("signing_keys", AGAIN);
      return null;
    }
    if (kept != null && !isRotated) {
      return new ChannelSecret.Signing(kept.keys(), authorization);
    }
    return new ChannelSecret.Signing(withNew(kept), authorization);
  }

  private List<ChannelSecret.Signing.Key> withNew(ChannelSecret.@Nullable Signing kept) {
    List<ChannelSecret.Signing.Key> keys = new ArrayList<>();
    made = SigningKeys.random(new SecureRandom());
    keys.add(new ChannelSecret.Signing.Key(made, null));
    if (kept != null) {
      keys.add(new ChannelSecret.Signing.Key(kept.keys().getFirst().value(), now.plus(OVERLAP)));
    }
    return keys;
  }

  private List<ChannelSecret.Signing.Key> saidKeys() {
    List<String> texts = fields.texts("signing_keys");
    if (texts.size() > MOST_KEYS) {
      fields.fault("signing_keys", "must be at most " + MOST_KEYS);
    }
    List<ChannelSecret.Signing.Key> keys = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String place = fields.place() + "/signing_keys/" + i;
      if (SigningKeys.bytes(texts.get(i)).isEmpty()) {
        fields.attempt(
            () -> {
              throw new InvalidInputException(place, "must be whsec_ and 24 to 64 bytes in base64");
            });
      } else {
        keys.add(new ChannelSecret.Signing.Key(texts.get(i), null));
      }
    }
    return keys;
  }

  private boolean rotate() {
    JsonNode given = fields.take("rotate");
    if (given != null && !given.isBoolean()) {
      fields.fault("rotate", "must be true or false");
    }
    return given != null && given.booleanValue();
  }

  /** Whoever has the address may write; it goes nowhere else. */
  private @Nullable ChannelSecret slackUrl() {
    String url = fields.optional("url", SecretReader::address);
    if (url != null) {
      return new ChannelSecret.SlackUrl(url);
    }
    return before.secret() instanceof ChannelSecret.SlackUrl kept ? kept : missing("url");
  }

  private @Nullable ChannelSecret token() {
    String token = fields.optional("token", SecretReader::printable);
    if (token != null) {
      return new ChannelSecret.Token(token);
    }
    return before.secret() instanceof ChannelSecret.Token kept
        ? kept(kept, "token")
        : missing("token");
  }

  private @Nullable ChannelSecret tokenOrPassword() {
    String token = fields.optional("token", SecretReader::printable);
    String user = fields.optional("user", SecretReader::header);
    String password = fields.optional("password", SecretReader::header);
    if (token != null && (user != null || password != null)) {
      fields.fault("token", "must not be said beside user and password");
    } else if ((user == null) != (password == null)) {
      fields.fault(user == null ? "user" : "password", "is missing");
    } else if (user != null && user.indexOf(':') >= 0) {
      fields.fault("user", "must not have a colon in it");
    } else if (token != null) {
      return new ChannelSecret.Token(token);
    } else if (user != null && password != null) {
      return new ChannelSecret.Password(user, password);
    } else if (before.exists()) {
      return before.secret() == null ? missing("token") : kept(before.secret(), "token");
    }
    return null;
  }

  private <T> @Nullable T kept(T secret, String field) {
    if (!before.isSameHost()) {
      fields.fault(field, AGAIN);
      return null;
    }
    return secret;
  }

  private @Nullable ChannelSecret missing(String field) {
    if (!fields.isFaulty()) {
      fields.fault(field, before.exists() ? AGAIN : "is missing");
    }
    return null;
  }

  private static String address(String pointer, String text) {
    if (Targets.parse(WebAddress.of(pointer, text)).isEmpty()) {
      throw new InvalidInputException(pointer, "must name a host that can be called");
    }
    return text;
  }

  private static String printable(String pointer, String text) {
    return matching(PRINTABLE, pointer, text);
  }

  private static String header(String pointer, String text) {
    return matching(HEADER, pointer, text);
  }

  private static String matching(Pattern pattern, String pointer, String text) {
    if (text.length() > MAX_LENGTH || !pattern.matcher(text).matches()) {
      throw new InvalidInputException(
          pointer, "must be 1 to " + MAX_LENGTH + " printable characters of ASCII");
    }
    return text;
  }
}
