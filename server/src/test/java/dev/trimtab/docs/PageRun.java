package dev.trimtab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Follows a page as a reader does: types its commands into one shell, in their order, starts what
 * goes on in another, copies the {@code export} lines that are printed there, saves its files, and
 * compares what is printed with what the page shows.
 *
 * <p>The page's port is replaced by a free one and the home folder by an empty one.
 */
final class PageRun {
  private static final String PAGES_SERVER = "127.0.0.1:8433";
  private static final String END_OF_BLOCK = "=== end of block ";
  private static final String END_THE_OTHER =
      "[ -z \"$OTHER\" ] || { kill $OTHER; wait $OTHER; }\n";
  private static final int PATIENCE_SECONDS = 120;

  /** What a reader's screen shows in other words: each pattern, and what stands for it. */
  private static final Map<String, String> VARIES =
      Map.of(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID",
          "tt_[A-Za-z0-9_-]{20,}", "KEY",
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME",
          "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "TIME");

  private final Path page;
  private final Path folder;
  private final List<Block> blocks;
  private final String server;

  PageRun(Path page, Path folder) throws IOException {
    this.page = page;
    this.folder = folder;
    this.blocks = Block.of(page);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.server = "127.0.0.1:" + free.getLocalPort();
    }
  }

  /** Follows the page to its end, and fails at the first block that does not do what it shows. */
  void run() throws IOException, InterruptedException {
    for (Block block : blocks) {
      if (block.isFile()) {
        Files.writeString(folder.resolve(block.fileName()), here(block.text()));
      }
    }
    Files.createSymbolicLink(folder.resolve("trimtab"), Path.of("../trimtab").toRealPath());
    Path script = Files.writeString(folder.resolve("page.sh"), script());
    Path output = folder.resolve("page.out");
    ProcessBuilder bash = new ProcessBuilder("bash", script.toString());
    bash.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    bash.environment().keySet().removeIf(name -> name.startsWith("TRIMTAB_"));
    bash.environment().putAll(environment());
    Process process = bash.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    String said = Files.readString(output);
    assertThat(ended).as("the page ends in time; so far it said:\n%s", said).isTrue();
    compare(said);
  }

  private Map<String, String> environment() {
    return Map.of(
        "HOME", folder.toString(),
        "JAVA_HOME", System.getProperty("java.home"),
        "TRIMTAB_BUILDING", "1", // what is tried is what was built
        "TRIMTAB_HTTP_PORT", server.substring(server.indexOf(':') + 1),
        "TRIMTAB_URL", "http://" + server,
        "TRIMTAB_STORAGE_DATA", folder.resolve(".trimtab").toString());
  }

  /** All commands in one shell, and a line behind each block with the exit code of the last. */
  private String script() {
    StringBuilder script = new StringBuilder();
    for (Block block : commands()) {
      if (block.isTerminal()) {
        script.append(inAnotherTerminal(here(block.text()).strip()));
      } else {
        script.append(here(block.text()));
      }
      script.append("printf '%s%s\\n' '").append(END_OF_BLOCK).append("' $?\n");
    }
    return script.append(END_THE_OTHER).toString();
  }

  /** Ends what ran there before, waits for the server's word, and copies the exports it prints. */
  private static String inAnotherTerminal(String command) {
    String word = command.contains(" demo") ? "Ctrl-C stops" : "Trimtab listens on";
    return END_THE_OTHER
        + """
        : >terminal.out # what the one before printed is not this one's word
        %s >>terminal.out 2>&1 &
        OTHER=$!
        until grep -q '%s' terminal.out; do
          kill -0 $OTHER || { cat terminal.out; exit 1; }
          sleep 0.1
        done
        eval "$(grep -o 'export TRIMTAB_.*' terminal.out)"
        """
            .formatted(command, word);
  }

  private List<Block> commands() {
    return blocks.stream().filter(Block::isCommands).toList();
  }

  private void compare(String said) throws IOException {
    List<String> outputs = List.of(said.split(END_OF_BLOCK + "\\d+\n", -1));
    List<String> ends = said.lines().filter(line -> line.contains(END_OF_BLOCK)).toList();
    Map<Block, String> shown = new LinkedHashMap<>();
    int ran = -1;
    for (Block block : blocks) {
      if (block.isCommands()) {
        ran++;
        assertThat(ends).as("line %d is reached:\n%s", block.line(), said).hasSizeGreaterThan(ran);
        assertThat(ends.get(ran))
            .as("line %d:\n%s%s", block.line(), block.text(), outputs.get(ran))
            .endsWith(END_OF_BLOCK + "0");
      } else if (block.isOutput()) {
        shown.put(block, outputs.get(ran));
      }
    }
    assertThat(ran).as("blocks that ran").isPositive();
    if (Boolean.getBoolean("trimtab.docs.write")) {
      write(shown);
    } else {
      assertShows(shown);
    }
  }

  private void assertShows(Map<Block, String> shown) {
    shown.forEach(
        (block, output) ->
            assertThat(plain(output))
                .as("what line %d shows; -Dtrimtab.docs.write=true shows it anew", block.line())
                .isEqualTo(plain(block.text())));
  }

  /** Puts what was printed into the page, from the last block to the first. */
  private void write(Map<Block, String> shown) throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(page));
    for (var each : List.copyOf(shown.entrySet()).reversed()) {
      int place = each.getKey().place();
      text.replace(place, place + each.getKey().text().length(), there(each.getValue()));
    }
    Files.writeString(page, text);
  }

  private String here(String text) {
    return text.replace(PAGES_SERVER, server);
  }

  /** In the words of the page. */
  private String there(String text) {
    return text.replace(server, PAGES_SERVER).replace(folder.toString(), "~");
  }

  private String plain(String text) {
    String plain = there(text);
    for (var varies : VARIES.entrySet()) {
      plain = plain.replaceAll(varies.getKey(), varies.getValue());
    }
    return plain.lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n").strip();
  }
}
