package dev.trimtab.loop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Lines of a tape as they are stored: a version, whether what follows is deflated, its length and
 * its checksum, and then {@link TapeWriter}'s bytes.
 */
public final class TapeCodec {
  private static final byte VERSION = 1;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;
  private static final int HEAD = 2 + 2 * Integer.BYTES;

  /** More than eleven tracks of the most samples take, before they are deflated. */
  private static final int MOST_BYTES = 32 << 20;

  private TapeCodec() {}

  /** As it is stored. */
  public static byte[] encode(TapeLine line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      new TapeWriter(out).write(line);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] plain = bytes.toByteArray();
    byte[] deflated = deflate(plain);
    boolean pays = deflated.length < plain.length;
    byte[] content = pays ? deflated : plain;
    return ByteBuffer.allocate(HEAD + content.length)
        .put(VERSION)
        .put(pays ? DEFLATED : PLAIN)
        .putInt(plain.length)
        .putInt(checksum(plain))
        .put(content)
        .array();
  }

  /**
   * Reads what {@link #encode} made.
   *
   * @return empty where another version did, somebody else, or where it is damaged
   */
  public static Optional<TapeLine> decode(byte[] stored) {
    if (stored.length < HEAD || stored[0] != VERSION) {
      return Optional.empty();
    }
    ByteBuffer head = ByteBuffer.wrap(stored, 1, HEAD - 1);
    byte form = head.get();
    int length = head.getInt();
    int checksum = head.getInt();
    if ((form != PLAIN && form != DEFLATED) || length < 0 || length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] plain = form == DEFLATED ? inflate(stored, length) : rest(stored);
      return plain.length == length && checksum(plain) == checksum
          ? Optional.of(read(plain))
          : Optional.empty();
    } catch (DataFormatException | IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static TapeLine read(byte[] plain) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      TapeLine line = new TapeReader(in).read();
      if (in.read() >= 0) {
        throw new IOException("there is more than a line");
      }
      return line;
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private static byte[] rest(byte[] stored) {
    byte[] plain = new byte[stored.length - HEAD];
    System.arraycopy(stored, HEAD, plain, 0, plain.length);
    return plain;
  }

  private static byte[] deflate(byte[] plain) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(plain);
      deflater.finish();
      byte[] deflated = new byte[plain.length];
      int size = deflater.deflate(deflated);
      // What does not fit is longer than it was.
      return deflater.finished() ? Arrays.copyOf(deflated, size) : plain;
    }
  }

  private static byte[] inflate(byte[] stored, int length) throws DataFormatException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(stored, HEAD, stored.length - HEAD);
      byte[] plain = new byte[length + 1];
      int size = inflater.inflate(plain);
      if (size != length || !inflater.finished() || inflater.getRemaining() > 0) {
        throw new DataFormatException(size + " of " + length + " bytes");
      }
      return Arrays.copyOf(plain, size);
    }
  }
}
