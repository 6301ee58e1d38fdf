package dev.trimtab.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the rooms of core point downwards, and nothing else comes in. */
final class CoreRoomsTest {
  /** What each room may use of the others. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("input", Set.of()),
          Map.entry("stat", Set.of()),
          Map.entry("tenant", Set.of("input")),
          Map.entry("outcome", Set.of("tenant", "input")),
          Map.entry("trend", Set.of("outcome", "tenant", "input")),
          Map.entry("change", Set.of("outcome", "stat", "tenant", "input")),
          Map.entry("retention", Set.of("tenant", "input")),
          Map.entry("operations", Set.of("tenant", "input")),
          Map.entry("chart", Set.of("outcome", "tenant", "input")),
          Map.entry("context", Set.of("outcome", "tenant", "input")),
          Map.entry("intake", Set.of("outcome", "stat", "tenant", "input")),
          Map.entry(
              "loop",
              Set.of("change", "context", "intake", "trend", "outcome", "stat", "tenant", "input")),
          Map.entry(
              "opening",
              Set.of("loop", "change", "context", "trend", "outcome", "tenant", "input")),
          Map.entry(
              "storage",
              Set.of(
                  "change",
                  "chart",
                  "context",
                  "intake",
                  "loop",
                  "operations",
                  "outcome",
                  "retention",
                  "tenant",
                  "input")));

  /** The packages that are modules of their own; Maven holds their arrows. */
  private static final Set<String> OTHER_MODULES = Set.of("cli", "client", "server");

  static Stream<String> rooms() {
    return MAY_USE.keySet().stream().sorted();
  }

  private static String[] corePackages() {
    return rooms().map(CoreRoomsTest::packageOf).toArray(String[]::new);
  }

  private static String packageOf(String room) {
    return "dev.trimtab." + room;
  }

  /** Special functions are nobody's trade twice, and only the arithmetic needs them. */
  private static DescribedPredicate<JavaClass> mathematics(String room) {
    DescribedPredicate<JavaClass> library = resideInAPackage("org.hipparchus..");
    return room.equals("stat") ? library : DescribedPredicate.alwaysFalse();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesTheRoomsBelowItAndTheJdkOnly(String room) {
    String[] below =
        MAY_USE.get(room).stream().map(CoreRoomsTest::packageOf).toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(packageOf(room))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify.annotations", packageOf(room))
                .or(resideInAnyPackage(below))
                .or(mathematics(room)))
        .because("core is plain Java, and its arrows point downwards only")
        .check(ProductionClasses.ALL);
  }

  @Test
  void everyPackageIsARoomWithARule() {
    Stream<String> found =
        ProductionClasses.ALL.getPackage("dev.trimtab").getSubpackages().stream()
            .map(each -> each.getRelativeName())
            .filter(name -> !OTHER_MODULES.contains(name));
    assertThat(found)
        .as("a new room gets its line in MAY_USE")
        .containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
  }

  @Test
  void coreKnowsNeitherDatabaseNorNetworkNorLogging() {
    noClasses()
        .that()
        .resideInAnyPackage(corePackages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "java.net..", "java.util.logging..")
        .because("core is driven by its callers through ports, and tells them what went wrong")
        .check(ProductionClasses.ALL);
  }

  @Test
  void coreIsToldTheTime() {
    noClasses()
        .that()
        .resideInAnyPackage(corePackages())
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .because("time and randomness are parameters, so that what happened can be played again")
        .check(ProductionClasses.ALL);
  }
}
