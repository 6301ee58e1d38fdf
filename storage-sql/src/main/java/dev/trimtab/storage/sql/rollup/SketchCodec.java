package dev.trimtab.storage.sql.rollup;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.store.CollapsingLowestDenseStore;
import dev.trimtab.outcome.MetricType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Quantile sketches and their bytes: DDSketch (Masson, Rim, Lee, "DDSketch", VLDB 2019, <a
 * href="https://doi.org/10.14778/3352063.3352135">doi:10.14778/3352063.3352135</a>), in its own
 * encoding with variable-length numbers.
 *
 * <p>A sketch depends on the values alone, not on their order or grouping: the mapping uses no
 * logarithm of the platform's, and where there are too many bins the lowest collapse.
 */
public final class SketchCodec {
  /** A quantile is off by at most this share of itself. */
  public static final double RELATIVE_ACCURACY = 0.01;

  /** Reaches over eight decades; below, the lowest values are taken as one. */
  private static final int MAX_BINS = 1_024;

  private static final int HEADER = Short.BYTES;
  private static final int MAX_LOOSE_BYTES = 256;
  private static final byte[] NOTHING = {};

  private static final IndexMapping MAPPING = new CubicallyInterpolatedMapping(RELATIVE_ACCURACY);
  private static final double LARGEST = MAPPING.maxIndexableValue();

  private SketchCodec() {}

  /** True for the metric types whose rollups hold a sketch. */
  public static boolean isSketched(MetricType type) {
    return switch (type) {
      case LATENCY_MS, COST_USD, QUALITY_SCORE -> true;
      case SUCCESS_RATE, FAILURE_CLASS -> false;
    };
  }

  public static DDSketch empty() {
    return new DDSketch(MAPPING, () -> new CollapsingLowestDenseStore(MAX_BINS));
  }

  /** Adds a value; one beyond what a sketch can hold counts as the largest it can. */
  public static void add(DDSketch sketch, double value) {
    sketch.accept(Math.clamp(value, -LARGEST, LARGEST));
  }

  /** The bytes of a sketch, as short as they get. */
  public static byte[] encode(DDSketch sketch) {
    byte[] body = body(sketch);
    return withHeader(body.length, body, NOTHING);
  }

  /** The sketch of those bytes; an empty one for null. */
  public static DDSketch decode(byte @Nullable [] bytes) {
    DDSketch sketch = empty();
    if (bytes != null) {
      merge(sketch, bytes, HEADER);
    }
    return sketch;
  }

  /**
   * The bytes of a stored sketch with more values in it. Mostly the new values are put behind the
   * stored ones unread, as reading adds up what stands one behind another; only now and then is the
   * whole written anew.
   */
  static byte[] append(byte @Nullable [] stored, Encoded added) {
    byte[] more = added.body();
    if (stored == null) {
      return withHeader(more.length, more, NOTHING);
    }
    int compact = ByteBuffer.wrap(stored).getShort();
    int loose = stored.length - HEADER - compact + more.length;
    if (loose <= Math.max(MAX_LOOSE_BYTES, compact / 2)) {
      return withHeader(compact, Arrays.copyOfRange(stored, HEADER, stored.length), more);
    }
    DDSketch whole = decode(stored);
    merge(whole, more, 0);
    return encode(whole);
  }

  /** A sketch in the library's bytes, ready to stand behind others. */
  record Encoded(byte[] body) {
    static Encoded of(DDSketch sketch) {
      return new Encoded(SketchCodec.body(sketch));
    }
  }

  private static void merge(DDSketch sketch, byte[] bytes, int from) {
    try {
      sketch.decodeAndMergeWith(ByteArrayInput.wrap(bytes, from, bytes.length - from));
    } catch (IOException broken) {
      throw new UncheckedIOException("a stored sketch cannot be read", broken);
    }
  }

  private static byte[] body(DDSketch sketch) {
    GrowingByteArrayOutput bytes = GrowingByteArrayOutput.withInitialCapacity(64);
    try {
      sketch.encode(bytes, true);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.trimmedCopy();
  }

  /** Two bytes say how many of the next came in one piece. */
  private static byte[] withHeader(int compact, byte[] first, byte[] second) {
    return ByteBuffer.allocate(HEADER + first.length + second.length)
        .putShort((short) compact)
        .put(first)
        .put(second)
        .array();
  }
}
