package dev.trimtab.storage.sql.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Copies a database in use, as of one moment, without free pages. Writers go on; only their log
 * grows until the copy is done. (SQLite's other way, page by page, begins anew after each write.)
 */
final class DatabaseCopy {
  private DatabaseCopy() {}

  /**
   * Copies.
   *
   * @param target not there yet, or empty
   */
  static void make(DataSource database, Path target) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, target.toString());
      copy.execute();
    }
    try (FileChannel written = FileChannel.open(target, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }
}
