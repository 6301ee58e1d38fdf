package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.LoopFilter;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.LoopsPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which loop is meant: by its id, or by as much of its beginning as no other loop has. */
final class LoopArgument {
  private static final int WHOLE_LENGTH = 36;
  private static final int PAGE = 1_000;
  private static final int MOST_NAMED = 5;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description =
          "The loop: its id, or as much of its beginning as no other has; loops lists them.")
  private String said = "";

  /** The whole id; where no loop's begins so, what was said, which the server knows nothing of. */
  String in(ImprovementsClient improvements) {
    if (said.length() >= WHOLE_LENGTH) {
      return said;
    }
    List<LoopOut> meant = beginningWith(improvements, said.toLowerCase(Locale.ROOT));
    if (meant.size() > 1) {
      throw new ParameterException(spec.commandLine(), ambiguous(meant));
    }
    return meant.isEmpty() ? said : meant.getFirst().id();
  }

  /** Ids are listed in falling order, so that the search ends where they are lower. */
  private static List<LoopOut> beginningWith(ImprovementsClient improvements, String beginning) {
    List<LoopOut> found = new ArrayList<>();
    String next = null;
    do {
      LoopsPage page = improvements.loops(everyLoop(next));
      page.loops().stream().filter(loop -> loop.id().startsWith(beginning)).forEach(found::add);
      boolean isBelow =
          !page.loops().isEmpty() && page.loops().getLast().id().compareTo(beginning) < 0;
      next = isBelow ? null : page.next();
    } while (next != null && found.size() <= MOST_NAMED);
    return found;
  }

  private static LoopFilter everyLoop(@Nullable String cursor) {
    return new LoopFilter(null, null, null, null, null, null, PAGE, cursor);
  }

  private String ambiguous(List<LoopOut> meant) {
    return meant.stream()
        .limit(MOST_NAMED)
        .map(
            loop ->
                "%n  %s  %s, %s: %s"
                    .formatted(loop.id(), loop.template(), LoopWords.series(loop), loop.state()))
        .collect(
            Collectors.joining(
                "",
                "More than one loop has an id that begins with " + said + "; say more of it:",
                meant.size() > MOST_NAMED ? "%n  and more".formatted() : ""));
  }
}
