package dev.trimtab.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Looks at percent-encoded text before it is decoded. */
final class PercentEncoding {
  private static final int ENCODED_LENGTH = 3;

  private PercentEncoding() {}

  /**
   * True where the bytes that {@code text} stands for are UTF-8.
   *
   * @param text with two hexadecimal digits behind each percent sign
   */
  static boolean isUtf8(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + ENCODED_LENGTH));
        i += ENCODED_LENGTH - 1;
      } else {
        bytes.put((byte) Math.min(text.charAt(i), Byte.MAX_VALUE));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
      return true;
    } catch (CharacterCodingException noText) {
      return false;
    }
  }
}
