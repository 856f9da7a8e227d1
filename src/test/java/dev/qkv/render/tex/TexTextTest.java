package dev.qkv.render.tex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TexTextTest {
    @TestFactory
    List<DynamicTest> examples() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/dev/qkv/render/tex.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        assertThat(lines.size() % 3).isZero();
        for (int i = 0; i < lines.size(); i += 3) {
            String tex = lines.get(i);
            String unicode = lines.get(i + 1);
            String ascii = lines.get(i + 2);
            tests.add(DynamicTest.dynamicTest(tex, () -> {
                assertThat(TexText.of(tex, true)).isEqualTo(unicode);
                assertThat(TexText.of(tex, false)).isEqualTo(ascii);
            }));
        }
        return tests;
    }

    @Test
    void everyFormulaOfTheNotesIsRead() throws IOException {
        Pattern formula = Pattern.compile("\\$`(.+?)`\\$|```math\\n(.*?)```", Pattern.DOTALL);
        List<Path> notes;
        try (Stream<Path> walk = Files.walk(Path.of("notes"))) {
            notes = walk.filter(file -> file.toString().endsWith(".md") && !file.endsWith("GRAMMAR.md"))
                    .toList();
        }
        int read = 0;
        for (Path note : notes) {
            Matcher matcher = formula.matcher(Files.readString(note));
            while (matcher.find()) {
                String tex = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                assertThat(TexText.of(tex.strip(), true))
                        .as("%s: %s", note, tex)
                        .doesNotContain("\\", "&");
                assertThat(TexText.of(tex.strip(), false))
                        .as("%s: %s", note, tex)
                        .matches("[\\p{ASCII}\\p{IsHan}，。、]*");
                read++;
            }
        }
        assertThat(read).isGreaterThan(500);
    }

    @Test
    void whatIsTooDeepStaysAsWritten() {
        String tex = "\\frac{".repeat(500) + "1" + "}{2}".repeat(500);
        assertThat(TexText.of(tex, true)).isEqualTo(tex);
    }

    @Property(tries = 3000)
    void neverFails(@ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String tex) {
        assertThat(TexText.of(tex, true)).isNotNull();
        assertThat(TexText.of(tex, false)).isNotNull();
    }
}
