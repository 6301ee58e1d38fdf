package dev.trimtab.storage.sql.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a part holds, as a number of rows and the SHA-256 of every value in them by ascending key,
 * numbers by their bits: the same for both stores where they hold the same.
 */
record PartDigest(long rows, String sha256) {
  private static final int ROWS_AT_A_TIME = 5_000;
  private static final byte NULL = 0;
  private static final byte PRESENT = 1;

  /**
   * Reads a part whole.
   *
   * @param done told how many rows were read, again and again
   */
  static PartDigest of(Connection store, Part part, LongConsumer done) throws SQLException {
    MessageDigest digest = newDigest();
    long rows = 0;
    try (PreparedStatement statement = part.prepare(store, part.table().all())) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          for (int i = 0; i < part.table().columns().size(); i++) {
            add(digest, part.table().columns().get(i).read(row, i + 1));
          }
          rows++;
          if (rows % ROWS_AT_A_TIME == 0) {
            done.accept(ROWS_AT_A_TIME);
          }
        }
      }
    }
    done.accept(rows % ROWS_AT_A_TIME);
    return new PartDigest(rows, HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, @Nullable Object value) {
    if (value == null) {
      digest.update(NULL);
      return;
    }
    digest.update(PRESENT);
    switch (value) {
      case Double real -> add(digest, Double.doubleToRawLongBits(real));
      case Number whole -> add(digest, whole.longValue());
      case String text -> add(digest, text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> add(digest, bytes);
      default -> throw new IllegalStateException("no column holds a " + value.getClass());
    }
  }

  private static void add(MessageDigest digest, long value) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
  }

  /** With their number, so that what stands side by side cannot change places. */
  private static void add(MessageDigest digest, byte[] bytes) {
    add(digest, bytes.length);
    digest.update(bytes);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
