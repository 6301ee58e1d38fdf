package dev.trimtab.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChangeIdTest {
  @Test
  void isReadAsItIsWritten() {
    for (ChangeId id : new ChangeId[] {new ChangeId(4711, 0), new ChangeId(4711, 2)}) {
      assertThat(ChangeId.parse(id.toString())).contains(id);
    }
    assertThat(new ChangeId(4711, 0)).hasToString("cp_4711");
    assertThat(new ChangeId(4711, 2)).hasToString("cp_4711_2");
  }

  @Test
  void whatIsNoneIsNotRead() {
    for (String text :
        new String[] {"", "cp_", "cp_0", "cp_01", "cp_1_0", "cp_1_", "x1", "cp_1_2_3", "cp_-1"}) {
      assertThat(ChangeId.parse(text)).as(text).isEmpty();
    }
    assertThat(ChangeId.parse("cp_" + "9".repeat(19))).isEmpty();
  }
}
