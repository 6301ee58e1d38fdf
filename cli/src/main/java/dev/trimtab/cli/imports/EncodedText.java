package dev.trimtab.cli.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in an encoding, where bytes that are none of it are a fault and not a question mark. */
final class EncodedText {
  private static final int MARK = 3;

  private EncodedText() {}

  /** A reader that passes over a byte order mark, and believes it where it says UTF-16. */
  static Reader reader(InputStream in, Charset charset) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, MARK);
    byte[] start = bytes.readNBytes(MARK);
    boolean isUtf8 = isMark(start, 0xEF, 0xBB, 0xBF);
    if (!isUtf8) {
      bytes.unread(start);
    }
    boolean isUtf16 = isMark(start, 0xFE, 0xFF) || isMark(start, 0xFF, 0xFE);
    Charset known = isUtf8 ? StandardCharsets.UTF_8 : isUtf16 ? StandardCharsets.UTF_16 : charset;
    return new InputStreamReader(
        bytes,
        known
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static boolean isMark(byte[] start, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
