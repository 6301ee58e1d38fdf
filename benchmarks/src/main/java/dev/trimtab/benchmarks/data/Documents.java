package dev.trimtab.benchmarks.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads JSON or YAML files; what is wrong in one is told with its line. */
final class Documents {
  static final Documents JSON = new Documents(new ObjectMapper());
  static final Documents YAML = new Documents(new ObjectMapper(new YAMLFactory()));

  private final ObjectMapper mapper;

  private Documents(ObjectMapper mapper) {
    this.mapper =
        mapper
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);
  }

  /** The one document of the file. */
  <T> T read(Path file, TypeReference<T> type) throws DataException, IOException {
    if (!Files.isRegularFile(file)) {
      throw DataException.of(file, "there is no such file");
    }
    try (JsonParser parser = mapper.createParser(file.toFile())) {
      T document = mapper.readValue(parser, type);
      if (document == null || parser.nextToken() != null) {
        throw DataException.of(file, "is not one document");
      }
      return document;
    } catch (JsonProcessingException malformed) {
      JsonLocation where = malformed.getLocation();
      String detail = malformed.getOriginalMessage().lines().findFirst().orElse("is malformed");
      throw where == null
          ? DataException.of(file, detail)
          : DataException.at(file, where.getLineNr(), detail);
    }
  }
}
