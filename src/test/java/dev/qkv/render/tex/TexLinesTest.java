package dev.qkv.render.tex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Golden;
import dev.qkv.render.text.Columns;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TexLinesTest {
    private static final int MOST = 72;

    @TestFactory
    List<DynamicTest> examples() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String example :
                Golden.read("render/tex-lines.txt").replaceAll("(?m)^#.*\n", "").split("===\n", -1)) {
            String[] parts = example.split("---\n", -1);
            assertThat(parts).hasSize(4);
            String tex = parts[1].strip();
            tests.add(DynamicTest.dynamicTest(parts[0].strip(), () -> {
                assertThat(set(tex, true)).isEqualTo(parts[2].stripTrailing());
                assertThat(set(tex, false)).isEqualTo(parts[3].stripTrailing());
            }));
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    private static String set(String tex, boolean unicode) {
        List<String> lines = TexLines.of(tex, unicode, MOST);
        return lines == null ? "" : String.join("\n", lines);
    }

    @Provide
    Arbitrary<String> formulas() {
        return Arbitraries.of(
                        "\\begin{pmatrix}",
                        "\\end{pmatrix}",
                        "\\begin{cases}",
                        "\\end{cases}",
                        "\\begin{array}{lr}",
                        "\\end{array}",
                        "\\begin{aligned}",
                        "\\end{aligned}",
                        "\\left[",
                        "\\right]",
                        "\\left",
                        "\\",
                        "\\\\",
                        "&",
                        "{",
                        "}",
                        "^",
                        "_",
                        "x",
                        "+ 1",
                        "\\begin{",
                        "\\end{",
                        "[4pt]",
                        "\\text{当}")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join(" ", parts));
    }

    @Property(tries = 3000)
    void neverFailsAndNeverIsWiderThanAllowed(@ForAll("formulas") String tex) {
        for (boolean unicode : new boolean[] {true, false}) {
            List<String> lines = TexLines.of(tex, unicode, 30);
            if (lines != null) {
                assertThat(lines)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(30));
            }
        }
    }

    @Test
    void whatIsHugeIsLeftToOneLine() {
        assertThat(TexLines.of("a \\\\ ".repeat(5_000), true, MOST)).isNull();
        assertThat(TexLines.of("\\begin{pmatrix} a \\\\ ".repeat(20) + "\\end{pmatrix}".repeat(20), true, MOST))
                .isNull();
    }
}
