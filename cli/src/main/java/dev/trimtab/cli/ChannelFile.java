package dev.trimtab.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trimtab.client.ChannelIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads a channel from a file: YAML, or JSON, which is YAML. */
final class ChannelFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ChannelFile() {}

  /**
   * The channel in {@code file}.
   *
   * @throws IllegalArgumentException saying where it is none, and repeating nothing of it: it may
   *     hold a secret
   */
  static ChannelIn read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      ChannelIn channel = YAML.readValue(text, ChannelIn.class);
      if (channel == null) {
        throw new IllegalArgumentException(file + " is empty");
      }
      return channel;
    } catch (JsonMappingException wrong) {
      throw new IllegalArgumentException(
          file + ": " + place(wrong) + " is not what a channel has there", wrong);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          file + ", line " + broken.getLocation().getLineNr() + ": is neither YAML nor JSON",
          broken);
    }
  }

  private static String place(JsonMappingException wrong) {
    String place =
        wrong.getPath().stream()
            .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
            .collect(Collectors.joining("."));
    return place.isEmpty() ? "the whole" : place;
  }
}
