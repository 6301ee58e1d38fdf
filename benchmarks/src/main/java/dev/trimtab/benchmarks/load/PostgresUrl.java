package dev.trimtab.benchmarks.load;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JDBC URL such as {@code jdbc:postgresql://host:5432/postgres?user=me&sslmode=require}. */
record PostgresUrl(String text) {
  static final String START = "jdbc:postgresql:";

  /** The same server and parameters, with another database, role and password. */
  String of(String database, String role, String password) {
    int question = text.indexOf('?');
    String path = question < 0 ? text : text.substring(0, question);
    Stream<String> others =
        question < 0
            ? Stream.of()
            : Arrays.stream(text.substring(question + 1).split("&", -1))
                .filter(parameter -> !parameter.matches("(user|password)=.*|"));
    return path.substring(0, path.lastIndexOf('/') + 1)
        + database
        + Stream.concat(Stream.of("user=" + role, "password=" + password), others)
            .collect(Collectors.joining("&", "?", ""));
  }
}
