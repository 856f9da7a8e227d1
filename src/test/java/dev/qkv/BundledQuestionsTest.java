package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Note;
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
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What ships: every question can be asked and has one right answer, and no wrong answer passes for it. */
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
}
