package dev.trimtab.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a search looks through, in one case. Letters are folded one by one, whatever stands beside
 * them, so that a part of a text is found in the whole on every store alike.
 */
public final class SearchText {
  private SearchText() {}

  /** A text in one case. */
  public static String fold(String text) {
    return text.codePoints()
        .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** What a search for an intake looks through. */
  public static String of(Request request) {
    List<String> texts = new ArrayList<>();
    texts.add(request.content().title());
    texts.add(request.content().summary());
    texts.add(Objects.requireNonNullElse(request.content().source(), ""));
    texts.addAll(request.analysis().keyFindings());
    return folded(texts);
  }

  /** What a search for a lesson looks through. */
  public static String of(Lesson.Content content) {
    List<String> texts = new ArrayList<>();
    texts.add(content.problem());
    texts.add(content.action());
    texts.add(Objects.requireNonNullElse(content.result(), ""));
    texts.add(Objects.requireNonNullElse(content.notes(), ""));
    texts.addAll(content.tags());
    return folded(texts);
  }

  private static String folded(List<String> texts) {
    return texts.stream().map(SearchText::fold).collect(Collectors.joining("\n"));
  }
}
