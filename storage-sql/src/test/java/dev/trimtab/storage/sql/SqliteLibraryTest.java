package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the copy is a library this machine can load, and is all that is left in the folder. */
class SqliteLibraryTest {
  @TempDir Path folder;

  @Test
  @SuppressWarnings("restricted") // loading is what shows that it is whole
  void isCopiedWhole() throws IOException {
    SqliteLibrary.copyTo(folder);
    SqliteLibrary.copyTo(folder); // again, over the first

    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    assertThat(files).containsExactly(folder.resolve(System.mapLibraryName("sqlitejdbc")));
    assertThatCode(() -> System.load(files.getFirst().toString())).doesNotThrowAnyException();
  }
}
