package dev.trimtab.server.channels;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nobody may see of a channel, as it is before it is encrypted. Never in any log. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ChannelSecret.Signing.class, name = "signing"),
  @JsonSubTypes.Type(value = ChannelSecret.SlackUrl.class, name = "slack_url"),
  @JsonSubTypes.Type(value = ChannelSecret.Token.class, name = "token"),
  @JsonSubTypes.Type(value = ChannelSecret.Password.class, name = "password")
})
sealed interface ChannelSecret {
  /**
   * Of a webhook.
   *
   * @param keys what signs, the newest first; at least one
   * @param authorization the header of that name; null for none
   */
  record Signing(List<Key> keys, @Nullable String authorization) implements ChannelSecret {
    /**
     * What signs.
     *
     * @param value {@code whsec_} and the key in base64
     * @param until when it ends; null for never
     */
    record Key(String value, @Nullable Instant until) {
      @Override
      public String toString() {
        return "Key";
      }
    }

    public Signing {
      keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
      return "Signing";
    }
  }

  /** The address of an incoming webhook of Slack: whoever knows it may write there. */
  record SlackUrl(String url) implements ChannelSecret {
    @Override
    public String toString() {
      return "SlackUrl";
    }
  }

  /** What stands behind {@code Bearer}. */
  record Token(String token) implements ChannelSecret {
    @Override
    public String toString() {
      return "Token";
    }
  }

  /** A name and a password, for {@code Basic}. */
  record Password(String user, String password) implements ChannelSecret {
    @Override
    public String toString() {
      return "Password";
    }
  }
}
