package dev.trimtab.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trimtab.client.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what is to be sent from a file: YAML, or JSON, which is YAML. */
final class DocumentFile {
  private static final Path STANDARD_INPUT = Path.of("-");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private DocumentFile() {}

  /**
   * The document as JSON.
   *
   * @param file {@code -} for standard input
   * @throws IOException saying where it is not YAML
   */
  static JsonText read(Path file) throws IOException {
    byte[] content =
        file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(file);
    try {
      JsonNode tree = YAML.readTree(content);
      return JsonText.of(tree == null ? YAML.createObjectNode() : tree);
    } catch (JsonProcessingException broken) {
      throw new IOException(
          "%s is not YAML at line %d: %s"
              .formatted(file, broken.getLocation().getLineNr(), broken.getOriginalMessage()),
          broken);
    }
  }
}
