package dev.trimtab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds everywhere. */
final class HouseRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Service", "Manager", "Helper", "Utils", "Util", "Impl"})
  void namesAreNounsOfTheDomain(String ending) {
    noClasses()
        .should()
        .haveSimpleNameEndingWith(ending)
        .because("such a name fits everything and says nothing")
        .check(ProductionClasses.ALL);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(ProductionClasses.ALL.stream().map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .as("NullAway checks null-marked packages only")
        .allMatch(each -> each.isAnnotatedWith(NullMarked.class), "has a @NullMarked package-info")
        .extracting(JavaPackage::getName)
        .contains("dev.trimtab.outcome", "dev.trimtab.server");
  }

  @Test
  void nobodyUsesTheLoggingOfTheJdk() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .because("one way of logging is enough")
        .check(ProductionClasses.ALL);
  }
}
