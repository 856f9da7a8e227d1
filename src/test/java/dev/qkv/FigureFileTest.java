package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.demo.Demo;
import dev.qkv.demo.catalog.Mechanisms;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What {@code explain --svg} writes, and what it says where there is nothing to draw. */
class FigureFileTest {
    /** One data folder for all, so that the index is built once. */
    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private Qkv.Run run(String... args) {
        return Qkv.in(data).folder(folder).run(args);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permutation-equivariance",
                "sinusoidal-pe",
                "scaled-dot-product-attention",
                "multi-head-attention",
                "causal-mask",
                "attention-rank",
                "attention-complexity",
                "kv-cache",
                "mqa",
                "gqa",
                "batchnorm-in-nlp",
                "layernorm",
                "pre-norm-vs-post-norm",
                "rmsnorm",
                "relu",
                "gelu",
                "swish-silu",
                "decoder-only",
                "nope-causal-position",
                "peft-taxonomy",
                "hallucination",
                "classification-metrics"
            })
    void theFirstConceptsAllHaveAFigure(String concept) throws Exception {
        Qkv.Run run = run("explain", concept, "--svg", "figure.svg", "--lang", "zh");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("figure.svg");
        Document document = parsed(Files.readString(folder.resolve("figure.svg")));
        assertThat(document.getElementsByTagName("text").getLength()).isPositive();
    }

    @Test
    void aDashIsStandardOutput() throws Exception {
        Qkv.Run run = run("explain", "gqa", "--svg", "-");
        assertThat(run.err()).isEmpty();
        assertThat(parsed(run.out()).getDocumentElement().getTagName()).isEqualTo("svg");
    }

    /** A share of right answers, and the size of a table, are said in a number. */
    @Test
    void onlyTheseHaveNoFigure() {
        List<String> without = new ArrayList<>();
        for (String id : Mechanisms.ids()) {
            if (Demo.run(Mechanisms.get(id), Map.of(), null).outcome().figures().isEmpty()) {
                without.add(id);
            }
        }
        assertThat(without).containsExactlyInAnyOrder("accuracy", "learned-pe");
    }

    @Test
    void withoutAFigureItSaysSo() {
        Qkv.Run run = run("explain", "learned-pe", "--svg", "figure.svg");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("learned-pe has no figure, so there is no SVG to write; its numbers: qkv explain learned-pe");
        assertThat(folder.resolve("figure.svg")).doesNotExist();
    }

    @Test
    void withoutADemoItSaysSo() {
        Qkv.Run run = run("explain", "hallucination-mitigation", "--svg", "figure.svg");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("hallucination-mitigation has no demo");
    }

    @Test
    void aFileThatCannotBeWrittenIsADataError() {
        Qkv.Run run = run("explain", "gqa", "--svg", "no/such/folder.svg");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("no/such/folder.svg: cannot be written");
    }
}
