package dev.qkv.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs grading.txt. */
class GradingTest {
    @TestFactory
    List<DynamicTest> answersAreGradedAsTheTableSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (GradingTable.Block block : GradingTable.read("grading.txt")) {
            Asked asked = new Asker("version", 1).ask(block.header(), block.question(), Language.EN);
            for (GradingTable.Row row : block.rows()) {
                tests.add(DynamicTest.dynamicTest(block.title() + ": " + row.answer(), () -> {
                    Verdict verdict = Grader.grade(asked, row.answer(asked));
                    assertThat(verdict.mark().name().toLowerCase(Locale.ROOT)).isEqualTo(row.mark());
                    assertThat(verdict.remarks()).isEqualTo(row.remarks(asked));
                }));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> theExpectedAnswerIsRight() {
        List<DynamicTest> tests = new ArrayList<>();
        for (GradingTable.Block block : GradingTable.read("grading.txt")) {
            if (!block.question().kind().equals("open")) {
                tests.add(DynamicTest.dynamicTest(block.title(), () -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Asked asked = new Asker("version", seed).ask(block.header(), block.question(), Language.EN);
                        Answer expected = Grader.expected(asked);
                        assertThat(Grader.grade(asked, expected).right())
                                .as("%s", expected)
                                .isTrue();
                        Answer shown = Answer.of(expected.shown());
                        assertThat(Grader.grade(asked, shown).right())
                                .as("%s", shown)
                                .isTrue();
                    }
                }));
            }
        }
        return tests;
    }
}
