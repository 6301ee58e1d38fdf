package dev.trimtab.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the server and the storage. */
final class ServerRoomsTest {
  private static final String WIRING = "dev.trimtab.server.wiring..";
  private static final String STORAGE_SQL = "dev.trimtab.storage.sql..";

  @Test
  void onlyTheWiringSeesTheSqlStorage() {
    noClasses()
        .that()
        .resideOutsideOfPackages(WIRING, STORAGE_SQL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STORAGE_SQL)
        .because("the rest of the house knows ports, so that another storage changes one room")
        .check(ProductionClasses.ALL);

    // Where the packages had other names, the rule above would hold for nothing.
    assertThat(
            ProductionClasses.ALL.that(resideInAPackage(WIRING)).stream()
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass))
        .anyMatch(resideInAPackage(STORAGE_SQL));
  }

  @Test
  void onlyTheSqlStorageSpeaksSql() {
    DescribedPredicate<JavaClass> database =
        JavaClass.Predicates.resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.jooq..",
            "org.flywaydb..",
            "com.zaxxer..",
            "org.sqlite..");
    noClasses()
        .that()
        .resideOutsideOfPackage(STORAGE_SQL)
        .should()
        .dependOnClassesThat(database)
        .because("a statement outside the storage knows one database and forgets the tenant")
        .check(ProductionClasses.ALL);
  }

  @Test
  void theRoomsOfTheServerFormNoCircle() {
    slices()
        .matching("dev.trimtab.server.(*)..")
        .should()
        .beFreeOfCycles()
        .because("rooms in a circle are one room")
        .check(ProductionClasses.ALL);
  }

  @Test
  void theStorageKnowsNoServer() {
    noClasses()
        .that()
        .resideInAPackage(STORAGE_SQL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.trimtab.server..",
            "dev.trimtab.cli..",
            "dev.trimtab.client..",
            "io.quarkus..",
            "jakarta..")
        .because("it is opened by whoever has a folder to give it, tests included")
        .check(ProductionClasses.ALL);
  }
}
