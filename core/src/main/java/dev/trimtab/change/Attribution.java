package dev.trimtab.change;

import dev.trimtab.stat.Suspect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a change comes from: the parts of the samples in which more is bad than the past lets
 * expect, and how far was looked.
 *
 * @param causes the most suspicious first, at most five; none where no part stands out
 * @param samples how many since the change began were looked at
 * @param pastSamples how many before
 * @param dimensions the metadata keys that were looked at
 * @param limited what was left out because it was too much
 */
public record Attribution(
    List<Suspect> causes,
    int samples,
    int pastSamples,
    List<String> dimensions,
    List<Limit> limited) {
  private static final int VERSION = 1;

  /** A bound that was reached. */
  public enum Limit {
    /** There were more samples than are looked at; the newest were. */
    ROWS(1),
    /** The past reaches further back than is looked at. */
    PAST(2),
    /** There were more metadata keys than are looked at; the most frequent were. */
    DIMENSIONS(3),
    /** More metadata keys stood out than are looked at together; those that did most were. */
    COMBINATIONS(4);

    private final int code;

    Limit(int code) {
      this.code = code;
    }
  }

  public Attribution {
    causes = List.copyOf(causes);
    dimensions = List.copyOf(dimensions);
    limited = List.copyOf(limited);
  }

  /** As it is stored. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(samples);
      out.writeInt(pastSamples);
      out.writeInt(dimensions.size());
      for (String dimension : dimensions) {
        out.writeUTF(dimension);
      }
      out.writeInt(limited.size());
      for (Limit limit : limited) {
        out.writeByte(limit.code);
      }
      out.writeInt(causes.size());
      for (Suspect cause : causes) {
        write(out, cause);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Suspect cause) throws IOException {
    out.writeInt(cause.slice().size());
    for (Map.Entry<String, String> bound : cause.slice().entrySet()) {
      out.writeUTF(bound.getKey());
      out.writeUTF(bound.getValue());
    }
    out.writeDouble(cause.observed());
    out.writeDouble(cause.expected());
    out.writeDouble(cause.score());
    out.writeDouble(cause.share());
  }

  /** Reads what {@link #encode} made; empty where another version or somebody else did. */
  public static Optional<Attribution> decode(byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      return in.readByte() == VERSION ? Optional.of(read(in)) : Optional.empty();
    } catch (IOException | IndexOutOfBoundsException cut) {
      return Optional.empty();
    }
  }

  private static Attribution read(DataInputStream in) throws IOException {
    int samples = in.readInt();
    int pastSamples = in.readInt();
    List<String> dimensions = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      dimensions.add(in.readUTF());
    }
    List<Limit> limited = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      limited.add(Limit.values()[in.readByte() - 1]);
    }
    List<Suspect> causes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      causes.add(readCause(in));
    }
    return new Attribution(causes, samples, pastSamples, dimensions, limited);
  }

  private static Suspect readCause(DataInputStream in) throws IOException {
    SortedMap<String, String> slice = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      slice.put(in.readUTF(), in.readUTF());
    }
    return new Suspect(slice, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
  }
}
