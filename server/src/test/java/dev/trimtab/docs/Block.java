package dev.trimtab.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param info what stands behind the fence: the language, then words for the one who runs the page
 * @param text without the fences
 * @param line of the page where it begins
 * @param place of the text in the page
 */
record Block(String info, String text, int line, int place) {
  private static final Pattern FENCED = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");

  /** All blocks of a page, in their order. */
  static List<Block> of(Path page) throws IOException {
    String text = Files.readString(page);
    List<Block> blocks = new ArrayList<>();
    Matcher fenced = FENCED.matcher(text);
    while (fenced.find()) {
      int line = (int) text.substring(0, fenced.start()).lines().count() + 1;
      blocks.add(new Block(fenced.group(1).strip(), fenced.group(2), line, fenced.start(2)));
    }
    return blocks;
  }

  /** To be typed into a shell. */
  boolean isCommands() {
    return language().equals("sh");
  }

  /** To be typed into a shell of its own, where it goes on. */
  boolean isTerminal() {
    return isCommands() && info.endsWith(" terminal");
  }

  /** To be saved under a name. */
  boolean isFile() {
    return info.contains(" file=");
  }

  /** What the commands before it print. */
  boolean isOutput() {
    return language().equals("text") || language().equals("json");
  }

  String fileName() {
    return info.substring(info.indexOf(" file=") + " file=".length());
  }

  private String language() {
    return info.split(" ", 2)[0];
  }
}
