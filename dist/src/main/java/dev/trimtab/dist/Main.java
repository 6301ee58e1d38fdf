package dev.trimtab.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./trimtab package}: makes the packages of the program that is built. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    description = {
      "Makes what can be installed, in target/release: a zip, a Debian package, a container image as an"
          + " archive, the bill of materials (CycloneDX) and SHA256SUMS.",
      "",
      "Packing the same build again gives the same files, byte for byte."
    },
    footer = {
      "",
      "The Debian package needs dpkg-deb. The image takes the C library of this machine, where that is"
          + " a Debian, or builds on an image of yours that has one.",
      "",
      "Examples:",
      "  trimtab package",
      "  trimtab package --only zip,deb --output /tmp/release",
      "  docker save debian:12-slim -o base.tar && trimtab package --only image --base-image base.tar"
    })
public final class Main implements Callable<Integer> {
  /** What can be made. */
  enum Kind {
    ZIP,
    DEB,
    IMAGE
  }

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandLine.Model.CommandSpec spec;

  @Option(names = "--root", hidden = true, description = "The project.")
  private Path root = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the files go. Default: target/release.")
  private @Nullable Path output;

  @Option(
      names = "--only",
      paramLabel = "KIND",
      split = ",",
      description = "Just these of zip, deb and image.")
  private List<Kind> only = List.of();

  @Option(
      names = "--base-image",
      paramLabel = "FILE",
      description = "An image to build on, saved as an archive; it needs the C library of GNU.")
  private @Nullable Path baseImage;

  /** Makes packages and ends the process: 1 where one could not be made. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    Build build = build();
    Path folder = output == null ? root.resolve("target/release") : output;
    Files.createDirectories(folder);
    List<Path> made = new ArrayList<>();
    int exitCode = 0;
    for (Kind kind : only.isEmpty() ? List.of(Kind.values()) : only) {
      try {
        made.add(make(kind, build, folder));
        say(described(made.getLast()));
      } catch (MissingToolException missing) {
        say("no %s: it %s".formatted(kind.name().toLowerCase(Locale.ROOT), missing.getMessage()));
        exitCode = 1;
      }
    }
    Path materials = folder.resolve("trimtab-" + build.version() + ".cdx.json");
    made.add(Files.copy(build.billOfMaterials(), materials, StandardCopyOption.REPLACE_EXISTING));
    Checksums.write(made, folder);
    return exitCode;
  }

  private Build build() throws IOException {
    Build build = Build.of(root.toAbsolutePath().normalize());
    if (!Files.exists(build.jar()) || !Files.exists(build.billOfMaterials())) {
      throw new ParameterException(
          spec.commandLine(), "There is nothing to pack in " + build.root() + ": build first.");
    }
    return build;
  }

  private Path make(Kind kind, Build build, Path folder) throws IOException {
    Path work = Files.createTempDirectory("trimtab-package-");
    try {
      return switch (kind) {
        case ZIP -> ZipPackage.write(build, folder);
        case DEB -> DebianPackage.write(build, work, folder);
        case IMAGE -> new ContainerImage(build, work, baseImage).write(folder);
      };
    } finally {
      remove(work);
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println("trimtab: " + line);
    spec.commandLine().getOut().flush();
  }

  private static String described(Path file) throws IOException {
    return "%s, %.1f MB".formatted(file, Files.size(file) / 1e6);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
