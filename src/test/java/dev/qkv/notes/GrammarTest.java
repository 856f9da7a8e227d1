package dev.qkv.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Fault;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import dev.qkv.model.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the numbered examples of notes/GRAMMAR.md. */
class GrammarTest {
    private static final Path GRAMMAR = Path.of("notes/GRAMMAR.md");
    private static final String DOTS = "................";

    private record Example(String number, String section, boolean note, String input, String expected) {}

    @TestFactory
    List<DynamicTest> examples() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Example example : read()) {
            tests.add(DynamicTest.dynamicTest(
                    example.number() + ", " + example.section(),
                    () -> assertThat(what(example)).isEqualTo(example.expected())));
        }
        return tests;
    }

    @Test
    void everyExampleIsNumberedInOrder() throws IOException {
        List<Example> examples = read();
        assertThat(examples).hasSizeGreaterThan(10);
        for (int i = 0; i < examples.size(); i++) {
            assertThat(examples.get(i).number()).startsWith("Example " + (i + 1));
        }
    }

    private static String what(Example example) {
        List<Fault> faults = new ArrayList<>();
        SourceText source = SourceText.of("example.md", example.input(), faults);
        NoteDump dump = new NoteDump();
        if (example.note()) {
            FrontMatter front = FrontMatter.read(source);
            if (front != null) {
                Note note = NoteReader.read(source, front.lines(), Language.EN, front.level());
                dump.frontMatter(front);
                dump.note(note);
            }
        } else {
            dump.questions(NoteReader.questions(source, Level.CORE));
        }
        return faults.isEmpty() ? dump.text() : NoteDump.faults(faults);
    }

    private static List<Example> read() throws IOException {
        List<Example> examples = new ArrayList<>();
        String section = "";
        String number = "";
        List<String> block = null;
        boolean note = false;
        for (String line : Files.readAllLines(GRAMMAR)) {
            if (block != null && line.equals("~~~")) {
                int dots = block.indexOf(DOTS);
                examples.add(new Example(
                        number,
                        section,
                        note,
                        String.join("\n", block.subList(0, dots)),
                        String.join("\n", block.subList(dots + 1, block.size()))));
                block = null;
            } else if (block != null) {
                block.add(line);
            } else if (line.startsWith("## ") || line.startsWith("### ")) {
                section = line.replace("#", "").strip();
            } else if (line.startsWith("Example ")) {
                number = line;
            } else if (line.equals("~~~ note") || line.equals("~~~ questions")) {
                note = line.equals("~~~ note");
                block = new ArrayList<>();
            }
        }
        return examples;
    }
}
