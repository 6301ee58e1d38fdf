package dev.trimtab.intake;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A part of a text is found in the whole, in whatever case both are. */
class SearchTextProperties {
  @Property(tries = 500)
  void aPartOfATextIsAPartOfTheFolded(
      @ForAll String before, @ForAll String part, @ForAll String after) {
    if (!isCut(before, part) && !isCut(part, after) && !isCut(before, after)) {
      assertThat(SearchText.fold(before + part + after)).contains(SearchText.fold(part));
    }
  }

  /** Where a pair of surrogates would come together that were not one before. */
  private static boolean isCut(String before, String after) {
    return !before.isEmpty()
        && !after.isEmpty()
        && Character.isSurrogatePair(before.charAt(before.length() - 1), after.charAt(0));
  }

  @Example
  void casesMeet() {
    assertThat(SearchText.fold("ΟΔΟΣ")).isEqualTo(SearchText.fold("οδος"));
    assertThat(SearchText.fold("ÄRGER")).isEqualTo("ärger");
    assertThat(SearchText.fold("İ")).hasSize(1);
  }
}
