package dev.trimtab.dist;

import static dev.trimtab.dist.Contents.FILE;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The container image, as an archive that {@code docker load} and {@code podman load} take. It
 * holds the program, a Java machine and a C library, and nothing else: no shell, no package
 * manager.
 */
final class ContainerImage {
  private static final String HOME = "/opt/trimtab";
  private static final String JAVA = "/opt/java";
  private static final String DATA = "/var/lib/trimtab";
  private static final String USER = "10001:10001";
  private static final int SERVER_PORT = 8433;

  private final Build build;
  private final Path work;
  private final @Nullable Path baseImage;

  /**
   * @param work an empty folder
   * @param baseImage an image saved as an archive, with a C library of GNU; null for the C library
   *     of this machine
   */
  ContainerImage(Build build, Path work, @Nullable Path baseImage) {
    this.build = build;
    this.work = work;
    this.baseImage = baseImage;
  }

  /** Writes {@code trimtab-VERSION-image.tar}. */
  Path write(Path output) throws IOException {
    Path file = output.resolve("trimtab-" + build.version() + "-image.tar");
    try {
      described(base())
          .addFileEntriesLayer(system())
          .addFileEntriesLayer(java())
          .addFileEntriesLayer(program())
          .containerize(
              Containerizer.to(TarImage.at(file).named("trimtab:" + build.version()))
                  .setOfflineMode(true)
                  .setBaseImageLayersCache(work.resolve("cache/base"))
                  .setApplicationLayersCache(work.resolve("cache/layers")));
      return file;
    } catch (InvalidImageReferenceException unspeakable) {
      throw new IOException(unspeakable);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException | RegistryException | CacheDirectoryCreationException failed) {
      throw new IOException("the image cannot be made: " + failed.getMessage(), failed);
    }
  }

  private JibContainerBuilder base() throws InvalidImageReferenceException {
    return baseImage == null ? Jib.fromScratch() : Jib.from(TarImage.at(baseImage));
  }

  private JibContainerBuilder described(JibContainerBuilder image) throws IOException {
    return image
        .setPlatforms(Set.of(new Platform(architecture(), "linux")))
        .setCreationTime(build.time())
        .setUser(USER)
        .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
        .setEnvironment(
            Map.of(
                "PATH",
                JAVA + "/bin:/usr/bin:/bin",
                "TRIMTAB_HTTP_BIND",
                "0.0.0.0",
                "TRIMTAB_STORAGE_DATA",
                DATA))
        .setEntrypoint("java", "@trimtab")
        .setProgramArguments("serve")
        .setExposedPorts(Port.tcp(SERVER_PORT))
        .setVolumes(AbsoluteUnixPath.get(DATA))
        .setLabels(labels());
  }

  private Map<String, String> labels() throws IOException {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("org.opencontainers.image.title", "Trimtab");
    labels.put("org.opencontainers.image.version", build.version());
    labels.put("org.opencontainers.image.licenses", "Apache-2.0");
    labels.put("dev.trimtab.java", Runtime.version().toString());
    if (baseImage == null) {
      labels.put("dev.trimtab.c-library", SystemFiles.origin());
    }
    return labels;
  }

  private FileEntriesLayer system() throws IOException {
    Contents contents = new Contents();
    if (baseImage == null) {
      SystemFiles.into(contents);
    }
    FileEntriesLayer.Builder layer = layer("system", contents).toBuilder();
    Path empty = Files.createDirectories(work.resolve("empty"));
    layer.addEntry(
        empty,
        AbsoluteUnixPath.get("/tmp"),
        FilePermissions.fromOctalString("777"),
        build.time(),
        USER);
    layer.addEntry(
        empty,
        AbsoluteUnixPath.get(DATA),
        FilePermissions.fromOctalString("700"),
        build.time(),
        USER);
    return layer.build();
  }

  private FileEntriesLayer java() throws IOException {
    Path runtime = work.resolve("java");
    JavaRuntime.link(runtime);
    return layer("java", new Contents().addTree(JAVA.substring(1), runtime));
  }

  /**
   * The flags and the archive stand in a file, so that nobody has to write them to run a command.
   */
  private FileEntriesLayer program() throws IOException {
    String home = HOME.substring(1);
    String arguments = Files.readString(build.javaFlags()) + "-jar " + HOME + "/trimtab.jar\n";
    Contents contents =
        new Contents()
            .add(home + "/trimtab.jar", build.jar(), FILE)
            .add(home + "/trimtab", arguments, FILE)
            .add(home + "/trimtab.cdx.json", build.billOfMaterials(), FILE)
            .add(home + "/LICENSE", build.file("LICENSE"), FILE);
    return layer("program", contents);
  }

  private FileEntriesLayer layer(String name, Contents contents) throws IOException {
    Path folder = work.resolve(name + "-layer");
    contents.layOut(folder);
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    for (var item : contents.items().entrySet()) {
      layer.addEntry(
          folder.resolve(item.getKey()),
          AbsoluteUnixPath.get("/" + item.getKey()),
          FilePermissions.fromOctalString(Integer.toOctalString(item.getValue().mode())),
          build.time());
    }
    return layer.build();
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("aarch64") ? "arm64" : name.equals("x86_64") ? "amd64" : name;
  }
}
