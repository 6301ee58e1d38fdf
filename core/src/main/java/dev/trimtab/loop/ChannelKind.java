package dev.trimtab.loop;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What channels there are. The names are what is stored and never change their meaning. */
public enum ChannelKind {
  WEBHOOK,
  SLACK,
  MAIL,
  GITHUB_ISSUE,
  ALERTMANAGER;

  /** The name callers know it by. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that wire name, or empty where there is none. */
  public static Optional<ChannelKind> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }

  /** Every wire name, for messages. */
  public static String wireNames() {
    return Arrays.stream(values()).map(ChannelKind::wireName).collect(Collectors.joining(", "));
  }
}
