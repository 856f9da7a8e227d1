package dev.qkv.notes.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Miniature documents in the shapes found in the wild; beside each, the cards that are in it. {@code -Dqkv.golden.write=true} writes those anew. */
class ForeignFormsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/qkv/foreign");

    @TestFactory
    List<DynamicTest> cards() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void compare(Path file) throws IOException {
        Path golden = Path.of(file + ".cards");
        String found = shown(ForeignReader.read(file.getFileName().toString(), Files.readString(file), null));
        if (Boolean.getBoolean("qkv.golden.write")) {
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
    }

    private static String shown(ForeignFile file) {
        StringBuilder text = new StringBuilder();
        text.append(file.decision().isEmpty() ? "nothing" : file.decision()).append('\n');
        for (ForeignFile.Skipped skipped : file.skipped()) {
            text.append("skipped ")
                    .append(skipped.line())
                    .append(": ")
                    .append(skipped.reason())
                    .append('\n');
        }
        for (ForeignCard card : file.cards()) {
            text.append("\n== ").append(card.title()).append('\n');
            text.append(card.firstLine()).append('-').append(card.lastLine()).append(' ');
            text.append(card.kind())
                    .append(' ')
                    .append(card.language())
                    .append(' ')
                    .append(card.level().word());
            text.append(' ').append(String.join(" / ", card.section()));
            text.append(card.problem().isEmpty() ? "" : " !! " + card.problem()).append('\n');
            text.append(card.prompt()).append('\n');
            for (Question.Option option : card.options()) {
                text.append(option.right() ? "(*) " : "( ) ")
                        .append(option.text())
                        .append('\n');
            }
            text.append(card.answer().isEmpty() ? "" : "--\n" + card.answer() + "\n");
            for (String source : card.sources()) {
                text.append("from ").append(source).append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void theNotesAreThirteenCardsAndThreeWarnings() throws IOException {
        ForeignFile notes = ForeignReader.read("notes", Files.readString(FOLDER.resolve("notes.zh.md")), null);
        assertThat(notes.cards()).filteredOn(ForeignCard::usable).hasSize(13);
        assertThat(notes.cards())
                .filteredOn(card -> !card.usable())
                .extracting(ForeignCard::title, ForeignCard::problem)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Attention 公式", "the answer is only an image"),
                        org.assertj.core.groups.Tuple.tuple("解决幻觉的方法", "the answer is only references"),
                        org.assertj.core.groups.Tuple.tuple("评价指标", "the answer is a placeholder"));
        assertThat(notes.cards()).extracting(ForeignCard::language).containsOnly("zh");
    }

    @Test
    void aNamedFormIsTakenAsItIs() {
        String text = "## Part\n\n### Words\n\nText.\n\n### More words\n\nMore text.\n";
        assertThat(ForeignReader.read("a", text, null).cards()).isEmpty();
        assertThat(ForeignReader.read("a", text, Set.of(Form.heading(3))).cards())
                .extracting(ForeignCard::title, ForeignCard::answer)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Words", "Text."),
                        org.assertj.core.groups.Tuple.tuple("More words", "More text."));
    }

    @Test
    void aNumberIsNoPartOfTheKey() {
        String one = "## 1. What is a cat?\n\nA pet.\n";
        String other = "## Q17: What is a cat?\n\nAn animal.\n";
        assertThat(ForeignReader.read("a", one, null).cards().get(0).key())
                .isEqualTo(ForeignReader.read("a", other, null).cards().get(0).key())
                .isNotEmpty();
    }

    @Test
    void sameWordsOverOtherCodeAreAnotherQuestion() throws IOException {
        ForeignFile file = ForeignReader.read("a", Files.readString(FOLDER.resolve("headings-in-items.md")), null);
        assertThat(file.cards().stream().map(ForeignCard::key)).doesNotHaveDuplicates();
    }
}
