package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.demo.Demo;
import dev.qkv.demo.OutputPath;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.model.Bank;
import dev.qkv.model.Claim;
import dev.qkv.model.Concept;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Note;
import dev.qkv.model.Quantity;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import dev.qkv.notes.BankReader;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Asker;
import dev.qkv.quiz.Grader;
import dev.qkv.quiz.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What ships: every question can be asked and has one right answer, every number quoted is what its mechanism computes, every demo's checks hold. */
class BundledQuestionsTest {
    private static final Bank BANK =
            BankReader.read(Path.of("notes"), Bank.BUNDLED).bank();

    @TestFactory
    List<DynamicTest> expectedAnswersAreRightAndOthersAreNot() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Concept concept : BANK.concepts()) {
            for (Note note : concept.notes().values()) {
                for (Question question : note.questions()) {
                    QuestionHeader header = QuestionHeader.of(Bank.BUNDLED, concept, question);
                    tests.add(DynamicTest.dynamicTest(note.path() + "#" + question.id(), () -> {
                        for (long seed = 0; seed < 5; seed++) {
                            grade(new Asker(BANK.version(), seed).ask(header, question, note.language()));
                        }
                    }));
                }
            }
        }
        return tests;
    }

    private static void grade(Asked asked) {
        Answer expected = Grader.expected(asked);
        boolean open = asked.question() instanceof Question.Open;
        assertThat(Grader.grade(asked, expected).mark()).isEqualTo(open ? Verdict.Mark.OPEN : Verdict.Mark.RIGHT);
        if (!open) {
            assertThat(Grader.grade(asked, Answer.of("42.4242 of something else"))
                            .right())
                    .isFalse();
        }
        if (asked.question() instanceof Question.Choice && !asked.several()) {
            long right = asked.choices().stream()
                    .filter(choice ->
                            Grader.grade(asked, Answer.of(choice.key())).right())
                    .count();
            assertThat(right).isEqualTo(1);
        }
    }

    @TestFactory
    List<DynamicTest> claimsHold() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Concept concept : BANK.concepts()) {
            for (Claim claim : concept.claims()) {
                tests.add(DynamicTest.dynamicTest(concept.id() + ": " + claim.text(), () -> {
                    Map<String, Value> inputs = claim.inputs().isEmpty() ? null : values(claim.inputs());
                    Demo demo = Demo.run(Mechanisms.get(claim.mechanism()), values(claim.params()), inputs);
                    double computed = OutputPath.parse(claim.output()).number(demo.outcome());
                    Quantity quoted = Objects.requireNonNull(Quantity.parse(claim.text()), claim.text());
                    assertThat(quoted.agreesWith(computed)).as("%s", computed).isTrue();
                    concept.notes()
                            .values()
                            .forEach(note ->
                                    assertThat(everything(note)).as(note.path()).contains(claim.text()));
                }));
            }
        }
        return tests;
    }

    private static String everything(Note note) {
        StringBuilder text = new StringBuilder(note.summary());
        note.sections().forEach(section -> text.append('\n').append(section.markdown()));
        note.questions()
                .forEach(question -> text.append('\n').append(question.header().why()));
        return text.toString();
    }

    @TestFactory
    List<DynamicTest> checksOfDemosHold() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Concept concept : BANK.concepts()) {
            for (DemoReference demo : concept.demos()) {
                tests.add(DynamicTest.dynamicTest(
                        concept.id() + ": " + demo.mechanism(),
                        () -> assertThat(Demo.run(Mechanisms.get(demo.mechanism()), values(demo.params()), null)
                                        .checks())
                                .isNotEmpty()
                                .allMatch(check -> check.ok())));
            }
        }
        return tests;
    }

    private static Map<String, Value> values(Map<String, Object> plain) {
        Map<String, Value> values = new LinkedHashMap<>();
        plain.forEach((name, value) -> values.put(name, Value.from(value)));
        return values;
    }
}
