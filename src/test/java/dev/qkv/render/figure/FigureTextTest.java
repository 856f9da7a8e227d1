package dev.qkv.render.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.Golden;
import dev.qkv.demo.Demo;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import dev.qkv.render.text.ColorDepth;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Printer;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of figure, as files to look at, and what holds at every width. */
class FigureTextTest {
    @ParameterizedTest
    @CsvSource({
        "40, true, EN", "80, true, EN", "200, true, EN", "40, false, EN", "80, false, EN", "200, false, EN",
        "40, true, ZH", "80, true, ZH", "200, true, ZH", "40, false, ZH", "80, false, ZH", "200, false, ZH",
    })
    void isAsKept(int width, boolean unicode, Language language) {
        RenderOptions options = new RenderOptions(width, ColorDepth.NONE, Theme.DARK, unicode, language);
        String name = "figures-" + language.code() + "-" + width + (unicode ? "" : "-ascii");
        Golden.check("render/figure/" + name + ".txt", all(options));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void isAsKeptInColour(Theme theme) {
        for (ColorDepth depth : List.of(ColorDepth.SIXTEEN, ColorDepth.INDEXED, ColorDepth.TRUE)) {
            RenderOptions options = new RenderOptions(80, depth, theme, true, Language.EN);
            Golden.check("render/figure/colours-" + theme + "-" + depth + ".txt", all(options));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "40, SIXTEEN, LIGHT, ZH",
        "40, TRUE, DARK, EN",
        "80, SIXTEEN, DARK, ZH",
        "80, TRUE, LIGHT, ZH",
        "200, INDEXED, LIGHT, EN",
        "200, TRUE, DARK, ZH",
    })
    void isAsKeptInColourAtEveryWidth(int width, ColorDepth depth, Theme theme, Language language) {
        RenderOptions options = new RenderOptions(width, depth, theme, true, language);
        String name = "colours-" + theme + "-" + depth + "-" + language.code() + "-" + width;
        Golden.check("render/figure/" + name + ".txt", all(options));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 33, 40, 47, 64, 80, 99, 120, 200})
    void noLineIsWiderThanAsked(int width) {
        for (ColorDepth depth : ColorDepth.values()) {
            for (boolean unicode : new boolean[] {true, false}) {
                for (Language language : Language.values()) {
                    RenderOptions options = new RenderOptions(width, depth, Theme.LIGHT, unicode, language);
                    samples().forEach((name, figure) -> {
                        for (Line line : FigureText.lines(figure, options)) {
                            assertThat(columns(line.text()))
                                    .as("%s, %d, %s: %s", name, width, unicode, line.text())
                                    .isLessThanOrEqualTo(width);
                        }
                    });
                }
            }
        }
    }

    @Test
    void asciiStaysAscii() {
        String text = all(new RenderOptions(80, ColorDepth.NONE, Theme.DARK, false, Language.EN));
        assertThat(text.replaceAll("[\\u4E00-\\u9FFF，]", "")).matches("\\p{ASCII}*");
    }

    static List<String> mechanisms() {
        return Mechanisms.ids();
    }

    /** On a narrow, a usual and a wide terminal; in ASCII no character is beyond it. */
    @ParameterizedTest
    @MethodSource("mechanisms")
    void everyMechanismsFiguresFit(String id) {
        List<Figure> figures =
                Demo.run(Mechanisms.get(id), Map.of(), null).outcome().figures();
        for (int width : new int[] {40, 80, 200}) {
            for (Language language : Language.values()) {
                for (boolean unicode : new boolean[] {true, false}) {
                    ColorDepth depth = unicode ? ColorDepth.TRUE : ColorDepth.NONE;
                    RenderOptions options = new RenderOptions(width, depth, Theme.LIGHT, unicode, language);
                    for (Line line : Gallery.lines(figures, options)) {
                        assertThat(columns(line.text())).as(line.text()).isLessThanOrEqualTo(width);
                        assertThat(unicode
                                        || language == Language.ZH
                                        || line.text().matches("\\p{ASCII}*"))
                                .as(line.text())
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Weights of heads stand beside each other as far as the line goes, plots where each has room; none is wider than asked for. */
    @ParameterizedTest
    @ValueSource(ints = {40, 80, 200})
    void neighboursStandBesideEachOther(int width) {
        StringBuilder text = new StringBuilder();
        for (boolean unicode : new boolean[] {true, false}) {
            RenderOptions options = new RenderOptions(width, ColorDepth.NONE, Theme.DARK, unicode, Language.ZH);
            for (String id : List.of("gqa", "attention-rank", "temperature", "top-k", "classification-metrics")) {
                List<Line> lines = Gallery.lines(
                        Demo.run(Mechanisms.get(id), Map.of(), null).outcome().figures(), options);
                assertThat(lines)
                        .allSatisfy(line -> assertThat(columns(line.text())).isLessThanOrEqualTo(width));
                text.append(id).append('\n').append(new Printer(options).text(lines));
            }
        }
        Golden.check("render/figure/gallery-" + width + ".txt", text.toString());
    }

    @Test
    void labelsCannotSteerTheTerminal() {
        Figure.Bars bars = new Figure.Bars(
                Caption.same("t\u001b[2J"),
                new Figure.Axis(Caption.same("v\u0007"), "", false),
                List.of(new Figure.Bar(Caption.same("a\u001b]0;x\u0007"), 1)));
        StringBuilder text = new StringBuilder();
        FigureText.lines(bars, new RenderOptions(80, ColorDepth.NONE, Theme.DARK, true, Language.EN))
                .forEach(line -> text.append(line.text()));
        assertThat(text.toString()).doesNotContain("\u001b", "\u0007");
    }

    private static String all(RenderOptions options) {
        List<Line> lines = new ArrayList<>();
        samples().forEach((name, figure) -> {
            lines.addAll(FigureText.lines(figure, options));
            lines.add(Line.EMPTY);
        });
        return new Printer(options).text(lines);
    }

    private static int columns(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    static Map<String, Figure> samples() {
        Map<String, Figure> samples = new LinkedHashMap<>();
        Caption query = new Caption("query", "查询");
        Caption key = new Caption("key", "键");
        double nan = Double.NaN;
        samples.put(
                "masked",
                new Figure.Heatmap(
                        new Caption("Causal weights", "因果注意力权重"),
                        query,
                        key,
                        List.of("the", "猫", "sat"),
                        List.of("the", "猫", "sat"),
                        new double[][] {{1, nan, nan}, {0.25, 0.75, nan}, {0.125, 0.5, 0.375}}));
        double[][] bias = new double[20][20];
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                bias[i][j] = j > i ? nan : (j - i) * 0.5;
            }
        }
        samples.put("bias", heatmap("Bias", "偏置", query, key, bias));
        double[][] waves = new double[48][64];
        for (int i = 0; i < 48; i++) {
            for (int j = 0; j < 64; j++) {
                waves[i][j] = Math.sin(i / Math.pow(10_000, Math.floor(j / 2.0) / 32) + (j % 2) * Math.PI / 2);
            }
        }
        samples.put("waves", heatmap("Position encoding", "位置编码", query, key, waves));
        samples.put("wide", heatmap("A wide row", "很宽的一行", query, key, new double[][] {new double[300]}));
        double[] x = new double[81];
        double[] tanh = new double[81];
        double[] slope = new double[81];
        for (int i = 0; i <= 80; i++) {
            x[i] = (i - 40) / 10.0;
            tanh[i] = Math.tanh(x[i]);
            slope[i] = 1 - tanh[i] * tanh[i];
        }
        samples.put(
                "lines",
                new Figure.LinePlot(
                        Caption.same("tanh"),
                        new Figure.Axis(Caption.same("x"), "", false),
                        new Figure.Axis(new Caption("value", "值"), "", false),
                        List.of(
                                new Figure.Series(new Caption("function", "函数"), x, tanh),
                                new Figure.Series(new Caption("derivative", "导数"), x, slope)),
                        List.of(new Figure.Marker(new Caption("steepest", "最陡处"), 0, 1))));
        samples.put(
                "logarithmic",
                new Figure.LinePlot(
                        new Caption("Loss by size", "损失与规模"),
                        new Figure.Axis(new Caption("parameters", "参数量"), "", true),
                        new Figure.Axis(new Caption("cache", "缓存"), "B", false),
                        List.of(new Figure.Series(
                                Caption.same("y"), new double[] {1e3, 1e6, 1e9, 1e12}, new double[] {0, 1e9, nan, 5e9
                                })),
                        List.of()));
        samples.put(
                "bars",
                new Figure.Bars(
                        new Caption("Change", "变化"),
                        new Figure.Axis(new Caption("work", "计算量"), "FLOP", false),
                        List.of(
                                new Figure.Bar(new Caption("forward", "前向"), 2.5e12),
                                new Figure.Bar(new Caption("backward, twice the work", "反向，两倍的计算量"), -5e12),
                                new Figure.Bar(Caption.same("0"), 0))));
        samples.put(
                "log-bars",
                new Figure.Bars(
                        new Caption("Trained parameters", "训练的参数"),
                        new Figure.Axis(new Caption("parameters", "参数量"), "", true),
                        List.of(
                                new Figure.Bar(Caption.same("full"), 7e9),
                                new Figure.Bar(Caption.same("LoRA"), 4.2e6),
                                new Figure.Bar(Caption.same("none"), 0))));
        samples.put(
                "table",
                new Figure.Table(
                        new Caption("Kinds", "种类"),
                        List.of(new Caption("name", "名称"), new Caption("heads", "头数"), new Caption("why", "原因")),
                        List.of(
                                List.of("MHA", "64", "every query head has its own key and value"),
                                List.of("GQA", "8", "一组查询头共用一个键值头，缓存更小"))));
        int[] days = new int[400];
        for (int i = 0; i < days.length; i++) {
            days[i] = i % 7 == 3 || i < 60 ? 0 : i * 37 % 23;
        }
        samples.put(
                "calendar",
                new Figure.Calendar(
                        new Caption("Reviews by day", "每日复习"),
                        new Caption("reviews a day", "每天的复习数"),
                        LocalDate.of(2026, 6, 3),
                        days));
        samples.put(
                "idle",
                new Figure.Calendar(
                        Caption.same("0"), Caption.same("n"), LocalDate.of(2026, 3, 1), new int[] {0, 0, 1}));
        List<Caption> names = new ArrayList<>(List.of(new Caption("overdue", "逾期")));
        double[] due = new double[31];
        for (int i = 0; i < due.length; i++) {
            due[i] = i == 4 ? 0 : 40.0 / (i + 1);
            if (i > 0) {
                names.add(new Caption("Jun " + i, "6月" + i + "日"));
            }
        }
        samples.put(
                "histogram",
                new Figure.Histogram(
                        new Caption("Forecast", "预测"),
                        new Figure.Axis(new Caption("cards due", "到期的卡片"), "", false),
                        names,
                        due));
        samples.put(
                "flow",
                new Figure.Flow(
                        new Caption("Attention", "注意力"),
                        List.of(
                                new Caption("scores [n][m]", "打分 [n][m]"),
                                new Caption("scale", "缩放"),
                                new Caption("softmax", "softmax"),
                                new Caption("weighted sum", "加权求和"))));
        return samples;
    }

    private static Figure heatmap(String en, String zh, Caption rows, Caption columns, double[][] values) {
        return new Figure.Heatmap(new Caption(en, zh), rows, columns, List.of(), List.of(), values);
    }
}
