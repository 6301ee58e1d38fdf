package dev.trimtab.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/** The calls about channels, where messages and calls of improvement loops go. Thread-safe. */
public final class ChannelCalls {
  private static final String CHANNELS = "/v1/improvements/channels";

  private final Wire wire;
  private final Answers answers;

  ChannelCalls(Wire wire, Answers answers) {
    this.wire = wire;
    this.answers = answers;
  }

  /** The channels of the tenant, by name. */
  public List<ChannelOut> list() {
    return answers.read(wire.send(Call.get(CHANNELS, new Query())), new TypeReference<>() {});
  }

  public ChannelOut get(String name) {
    return answers.read(wire.send(Call.get(path(name), new Query())), ChannelOut.class);
  }

  /**
   * Makes a channel or replaces it. The answer alone shows a signing key that was made for it, so
   * that it is not sent twice by itself.
   */
  public ChannelOut put(String name, ChannelIn channel) {
    Call call = new Call("PUT", path(name), new Query(), Call.Body.json(channel), false);
    return answers.read(wire.send(call), ChannelOut.class);
  }

  public void delete(String name) {
    wire.send(Call.once("DELETE", path(name)));
  }

  /** Sends a test to a channel now, and says what came of it. */
  public ChannelTestOut test(String name) {
    return answers.read(wire.send(Call.once("POST", path(name) + "/test")), ChannelTestOut.class);
  }

  private static String path(String name) {
    return CHANNELS + "/" + Query.encode(name);
  }
}
