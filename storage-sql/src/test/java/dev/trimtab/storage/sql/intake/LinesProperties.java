package dev.trimtab.storage.sql.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A list comes back as it was, and holds its own items and no others. */
class LinesProperties {
  @Property(tries = 500)
  void whatIsWrittenIsRead(@ForAll("items") List<String> items) {
    assertThat(Lines.read(Lines.write(items))).isEqualTo(items);
  }

  @Property(tries = 500)
  void holdsItsOwnItemsAndNoOthers(
      @ForAll("items") List<String> items, @ForAll("item") String item) {
    assertThat(Lines.write(items).contains(Lines.holding(item))).isEqualTo(items.contains(item));
  }

  /** Of a few letters, so that items are alike; none is empty. */
  @Provide
  Arbitrary<String> item() {
    return Arbitraries.strings().withChars('a', 'n', '\\', '\n').ofMinLength(1).ofMaxLength(4);
  }

  @Provide
  Arbitrary<List<String>> items() {
    return item().list().ofMaxSize(5);
  }
}
