package dev.qkv;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which room may use which, and which library lives where. */
class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("dev.qkv");

    /** Room, then the rooms it may use. */
    private static final Map<String, Set<String>> ROOMS = new TreeMap<>(Map.ofEntries(
            Map.entry("cli", Set.of("app", "config", "model")),
            Map.entry(
                    "app",
                    Set.of(
                            "config",
                            "model",
                            "markdown",
                            "notes",
                            "search",
                            "figure",
                            "demo",
                            "schedule",
                            "quiz",
                            "store",
                            "render",
                            "terminal",
                            "exchange")),
            Map.entry("config", Set.of("model")),
            Map.entry("model", Set.of()),
            Map.entry("markdown", Set.of()),
            Map.entry("notes", Set.of("model", "markdown", "demo")),
            Map.entry("search", Set.of("model")),
            Map.entry("figure", Set.of()),
            Map.entry("demo", Set.of("figure", "model")),
            Map.entry("schedule", Set.of()),
            Map.entry("quiz", Set.of("model", "schedule", "demo")),
            Map.entry("store", Set.of("model", "schedule")),
            Map.entry("render", Set.of("model", "markdown", "figure")),
            Map.entry("terminal", Set.of("quiz", "schedule", "model", "render", "figure")),
            Map.entry("exchange", Set.of("model", "markdown", "figure", "quiz", "demo", "schedule"))));

    /** Library, then the rooms that may name it. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "picocli..", Set.of("cli"),
            "org.jline..", Set.of("terminal", "render"),
            "org.commonmark..", Set.of("markdown", "notes", "render"),
            "org.snakeyaml..", Set.of("notes"),
            "org.apache.lucene..", Set.of("search"),
            "net.sourceforge.pinyin4j..", Set.of("search"),
            "org.ejml..", Set.of("demo"),
            "com.fasterxml.jackson..", Set.of("exchange"),
            "org.sqlite..", Set.of("store", "exchange"),
            "java.sql..", Set.of("store", "exchange"));

    @Test
    void everythingWasImported() {
        assertThat(HOUSE.size()).isGreaterThan(200);
        for (String room : ROOMS.keySet()) {
            JavaPackage found = HOUSE.getPackage("dev.qkv." + room);
            assertThat(found.getClasses().size() + found.getSubpackages().size())
                    .as(room)
                    .isGreaterThan(1);
        }
        assertThat(HOUSE.getPackage("dev.qkv").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrderElementsOf(ROOMS.keySet());
    }

    @TestFactory
    List<DynamicTest> roomsUseOnlyWhatTheyMay() {
        List<DynamicTest> tests = new ArrayList<>();
        ROOMS.forEach((room, mayUse) -> tests.add(DynamicTest.dynamicTest(room, () -> {
            List<String> others = new ArrayList<>(List.of("dev.qkv"));
            for (String other : ROOMS.keySet()) {
                if (!other.equals(room) && !mayUse.contains(other)) {
                    others.add("dev.qkv." + other + "..");
                }
            }
            noClasses()
                    .that()
                    .resideInAPackage("dev.qkv." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.toArray(String[]::new))
                    .check(HOUSE);
        })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> librariesStayInTheirRooms() {
        List<DynamicTest> tests = new ArrayList<>();
        LIBRARIES.forEach((library, rooms) -> tests.add(DynamicTest.dynamicTest(
                library,
                () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(rooms.stream()
                                .map(room -> "dev.qkv." + room + "..")
                                .toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library)
                        .check(HOUSE))));
        return tests;
    }

    @Test
    void noCycles() {
        slices().matching("dev.qkv.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("dev.qkv.demo.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void whatMechanismsAreMadeOfKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.qkv.demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.qkv.demo.*..")
                .check(HOUSE);
    }

    @Test
    void theProcessIsTouchedInMainOnly() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .check(HOUSE);
    }

    @Test
    void everyRoomIsNullMarked() {
        classes()
                .that(resideInAnyPackage("dev.qkv.."))
                .should()
                .resideInAnyPackage(HOUSE.stream()
                        .filter(type ->
                                type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class))
                        .map(type -> type.getPackageName())
                        .toArray(String[]::new))
                .check(HOUSE);
    }
}
