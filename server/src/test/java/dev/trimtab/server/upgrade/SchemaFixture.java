package dev.trimtab.server.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The data folder of a server of an earlier schema version, and what that server answered. The keys
 * in it are for tests and open nothing else.
 *
 * @param folder such as {@code schema-v1}: the packed database, the operator's key, the answers
 */
record SchemaFixture(Path folder) {
  private static final Path ALL = Path.of("src/test/fixtures");
  private static final String PREFIX = "schema-v";
  private static final String DATABASE = "trimtab.db";
  private static final String ADMIN_KEY = "admin.key";

  /** One answer: who asked for what, and what came back. */
  record Answer(String key, String path, JsonNode body) {}

  /** Every fixture, the oldest first. */
  static List<SchemaFixture> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
          .sorted()
          .map(SchemaFixture::new)
          .toList();
    }
  }

  static SchemaFixture ofVersion(String version) {
    return new SchemaFixture(ALL.resolve(PREFIX + version));
  }

  /** Lays the data folder out, as the older server left it. */
  void unpackTo(Path data) throws IOException {
    Files.createDirectories(data);
    Files.copy(folder.resolve(ADMIN_KEY), data.resolve(ADMIN_KEY));
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve(DATABASE + ".gz")))) {
      Files.copy(in, data.resolve(DATABASE));
    }
  }

  List<Answer> answers() throws IOException {
    JsonNode stored = Json.MAPPER.readTree(folder.resolve("answers.json").toFile());
    return stored.valueStream().map(SchemaFixture::answer).toList();
  }

  /** Keeps the folder of a server that has stopped. */
  void pack(Path data, List<Answer> answers) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(ADMIN_KEY), Files.readString(data.resolve(ADMIN_KEY)));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(DATABASE + ".gz")))) {
      Files.copy(data.resolve(DATABASE), out);
    }
    ArrayNode array = Json.MAPPER.createArrayNode();
    answers.forEach(answer -> array.add(json(answer)));
    Files.writeString(
        folder.resolve("answers.json"), Json.writer(false).writeValueAsString(array) + "\n");
  }

  private static Answer answer(JsonNode stored) {
    return new Answer(
        stored.get("key").textValue(), stored.get("path").textValue(), stored.get("body"));
  }

  private static ObjectNode json(Answer answer) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("key", answer.key()).put("path", answer.path()).set("body", answer.body());
    return node;
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
