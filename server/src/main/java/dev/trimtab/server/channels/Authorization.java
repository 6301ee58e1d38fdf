package dev.trimtab.server.channels;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a secret says who calls. */
final class Authorization {
  private Authorization() {}

  /** The header of that name, or empty where there is nobody to be. */
  static Optional<String> of(@Nullable ChannelSecret secret) {
    return switch (secret) {
      case null -> Optional.empty();
      case ChannelSecret.Token(String token) -> Optional.of("Bearer " + token);
      case ChannelSecret.Password password -> Optional.of("Basic " + basic(password));
      case ChannelSecret.Signing signing -> Optional.ofNullable(signing.authorization());
      case ChannelSecret.SlackUrl _ -> Optional.empty();
    };
  }

  /** Everything that must not be seen where somebody repeats what was sent. */
  static List<String> hidden(@Nullable ChannelSecret secret) {
    List<String> hidden = new ArrayList<>();
    switch (secret) {
      case null -> {}
      case ChannelSecret.Token(String token) -> hidden.add(token);
      case ChannelSecret.Password password -> {
        hidden.add(basic(password));
        hidden.add(password.password());
      }
      case ChannelSecret.SlackUrl(String url) -> hidden.add(url);
      case ChannelSecret.Signing signing -> {
        signing.keys().forEach(key -> hidden.add(key.value()));
        if (signing.authorization() != null) {
          hidden.add(signing.authorization());
          hidden.add(signing.authorization().replaceFirst("^\\S+ +", ""));
        }
      }
    }
    return hidden;
  }

  private static String basic(ChannelSecret.Password password) {
    return Base64.getEncoder()
        .encodeToString(
            (password.user() + ":" + password.password()).getBytes(StandardCharsets.UTF_8));
  }
}
