package dev.qkv.render.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Golden;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import dev.qkv.render.text.Theme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** SVG that every viewer can read, whatever the labels hold. */
class FigureSvgTest {
    @Test
    void isAsKept() {
        for (Language language : Language.values()) {
            // one follows its viewer, the other is for dark paper
            Theme paper = language == Language.EN ? null : Theme.DARK;
            String svg = FigureSvg.document(List.copyOf(FigureTextTest.samples().values()), language, paper);
            Golden.check("render/figure/figures-" + language.code() + ".svg", svg);
        }
    }

    @Test
    void textIsEscaped() throws Exception {
        String nasty = "<script>&\"'\u0000\u001b]]>\uD800 界";
        Figure bars = new Figure.Bars(
                Caption.same(nasty),
                new Figure.Axis(Caption.same(nasty), nasty, false),
                List.of(new Figure.Bar(Caption.same(nasty), 1)));
        Figure map = new Figure.Heatmap(
                Caption.same(nasty),
                Caption.same(nasty),
                Caption.same(nasty),
                List.of(nasty),
                List.of(nasty),
                new double[][] {{Double.NaN}});
        Figure table = new Figure.Table(Caption.same(nasty), List.of(Caption.same(nasty)), List.of(List.of(nasty)));
        Figure flow = new Figure.Flow(Caption.same(nasty), List.of(Caption.same(nasty)));
        Document document = parsed(FigureSvg.document(List.of(bars, map, table, flow), Language.EN, Theme.LIGHT));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .startsWith("<script>&\"'")
                .endsWith("界");
    }

    @TestFactory
    List<DynamicTest> everyMechanismsFiguresAreDrawnInside() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String id : Mechanisms.ids()) {
            Mechanism mechanism = Mechanisms.get(id);
            tests.add(DynamicTest.dynamicTest(mechanism.id(), () -> {
                List<Figure> figures =
                        Demo.run(mechanism, Map.of(), null).outcome().figures();
                Document document = parsed(FigureSvg.document(figures, Language.ZH, null));
                double width = number(document.getDocumentElement().getAttribute("width"));
                double height = number(document.getDocumentElement().getAttribute("height"));
                NodeList texts = document.getElementsByTagName("text");
                for (int i = 0; i < texts.getLength(); i++) {
                    var text = (org.w3c.dom.Element) texts.item(i);
                    assertThat(number(text.getAttribute("x"))).isBetween(0.0, width);
                    assertThat(number(text.getAttribute("y"))).isBetween(0.0, height);
                }
            }));
        }
        return tests;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
