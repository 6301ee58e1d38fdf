package dev.trimtab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trimtab.client.TemplateCheckOut;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A template as somebody has written it.
 *
 * @param origin what messages call it: the name of its file
 * @param text the document
 */
record TemplateDocument(String origin, String text) {
  private static final String STANDARD_INPUT = "-";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Whether a file is meant and not a stored template: a name has no point and no slash. */
  static boolean isFile(String said) {
    return !NAME.matcher(said).matches();
  }

  /** What is in a file, or in standard input where {@code -} is said. */
  static TemplateDocument read(String said, CommandSpec spec) throws IOException {
    if (said.equals(STANDARD_INPUT)) {
      byte[] bytes = System.in.readAllBytes();
      return new TemplateDocument("stdin", new String(bytes, StandardCharsets.UTF_8));
    }
    Path file = Path.of(said);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), said + " is no file that can be read");
    }
    try {
      return new TemplateDocument(said, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new ParameterException(spec.commandLine(), said + " is not UTF-8", e);
    }
  }

  /** All that is wrong with it, as compilers write it, on standard error. */
  void printFaults(Screen screen, TemplateCheckOut check) {
    for (TemplateCheckOut.Fault fault : check.faults()) {
      String pointer = fault.pointer().isEmpty() ? "/" : fault.pointer();
      screen
          .err()
          .println(
              "%s:%d:%d: %s: %s"
                  .formatted(origin, fault.line(), fault.column(), pointer, fault.detail()));
    }
  }

  /** The name in a document with every value said. */
  static String name(TemplateCheckOut check) {
    return tree(check).path("name").asText();
  }

  /** What opens a loop by it, in a word. */
  static String trigger(TemplateCheckOut check) {
    JsonNode trigger = tree(check).path("trigger");
    return trigger.isTextual() ? trigger.asText() : trigger.fieldNames().next();
  }

  private static JsonNode tree(TemplateCheckOut check) {
    try {
      return YAML.readTree(Objects.requireNonNull(check.canonical()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the server's own document is no YAML", e);
    }
  }
}
