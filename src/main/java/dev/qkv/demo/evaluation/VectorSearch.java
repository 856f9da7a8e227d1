package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Naive;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.demo.decoding.Ranking;
import dev.qkv.figure.Caption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rankings of documents by dot product, cosine and distance, and maximum inner product as a nearest-neighbour search.
 *
 * <p>The reduction adds one coordinate √(M² − ‖d‖²) to the documents, M their largest norm, and 0 to the query.
 *
 * <p>Source: Bachrach et al. 2014, doi:10.1145/2645710.2645741 (the reduction).
 */
public final class VectorSearch implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "vector-search",
            new Caption("When dot product, cosine and distance agree, and when they do not.", "内积、余弦、距离何时一致，何时不一致。"),
            "‖a − b‖² = 2 − 2 cos(a, b) for unit vectors",
            "Bachrach et al. 2014, doi:10.1145/2645710.2645741 (the reduction)",
            List.of(Param.derived(
                    "k", Signature.Type.INT, "n", Range.atLeast(1), "ranks to give, at most n", "给出的名次数，不超过 n")),
            List.of(
                    Input.required("query", "[d]", "what is searched", "查询向量").in(Range.between(-1e6, 1e6)),
                    Input.required("docs", "[n][d]", "documents", "文档向量").in(Range.between(-1e6, 1e6))),
            List.of(
                    Output.of("dot", "[n]", "query · doc", "query · doc"),
                    Output.of("cosine", "[n]", "of the angle", "夹角余弦"),
                    Output.of("l2", "[n]", "distance", "距离"),
                    Output.of("unit_l2_squared", "[n]", "of the vectors at length 1", "归一化之后的平方距离"),
                    Output.of("by_dot", "[k]", "best first", "从好到坏"),
                    Output.of("by_cosine", "[k]", "best first", "从好到坏"),
                    Output.of("by_l2", "[k]", "best first", "从好到坏"),
                    Output.of("by_unit_l2", "[k]", "best first", "从好到坏"),
                    Output.of("by_augmented_l2", "[k]", "best first", "从好到坏")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("query", Value.of(new double[] {1, 2}), "docs", Value.of(new double[][] {
            {2, 4}, {3, 0}, {0.5, 0.5}, {6, 1}
        }));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double[] searched = arguments.vector("query");
        if (norm(searched) < 1e-100) {
            throw DemoException.badInput("query must not be 0");
        }
        for (double[] doc : arguments.matrix("docs").get2DData()) {
            if (norm(doc) < 1e-100) {
                throw DemoException.badInput("docs must not hold a vector of zeros");
            }
        }
        Arguments completed =
                arguments.hasParam("k") ? arguments : arguments.withParam("k", Value.of(arguments.length("docs")));
        if (completed.whole("k") > arguments.length("docs")) {
            throw DemoException.badParam("k must be at most n, the documents");
        }
        return completed;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double k = arguments.num("k");
        double[] query = arguments.vector("query");
        double[][] docs = arguments.matrix("docs").get2DData();
        int n = docs.length;
        int count = (int) k;
        double[] dot = new double[n];
        double[] cosine = new double[n];
        double[] l2 = new double[n];
        double[] unit = new double[n];
        double[] augmented = new double[n];
        double[] norms = new double[n];
        double queryNorm = norm(query);
        double largest = 0;
        for (double[] doc : docs) {
            largest = Math.max(largest, norm(doc));
        }
        for (int i = 0; i < n; i++) {
            double norm = norm(docs[i]);
            norms[i] = norm;
            double squares = 0;
            for (int j = 0; j < query.length; j++) {
                dot[i] += query[j] * docs[i][j];
                double gap = query[j] - docs[i][j];
                squares += gap * gap;
                double unitGap = query[j] / queryNorm - docs[i][j] / norm;
                unit[i] += unitGap * unitGap;
            }
            cosine[i] = dot[i] / (queryNorm * norm);
            l2[i] = Math.sqrt(squares);
            augmented[i] = squares + (largest * largest - norm * norm);
        }
        return new Working()
                .step("norms", "[n]", "lengths of the documents", "文档向量的长度", norms)
                .step("dot", "[n]", "query · doc: favours long documents", "query · doc：偏向长向量", dot)
                .step("cosine", "[n]", "dot / (‖query‖ ‖doc‖)", "dot / (‖query‖ ‖doc‖)", cosine)
                .step("l2", "[n]", "distance", "距离", l2)
                .step(
                        "unit_l2_squared",
                        "[n]",
                        "both at length 1: 2 − 2 cos, so the same ranking as cosine",
                        "都归一化：2 − 2 cos，排序与余弦相同",
                        unit)
                .step(
                        "augmented_l2_squared",
                        "[n]",
                        "‖query‖² + M² − 2 dot: the same ranking as dot",
                        "‖query‖² + M² − 2 dot：排序与内积相同",
                        augmented)
                .output("dot", dot)
                .output("cosine", cosine)
                .output("l2", l2)
                .output("unit_l2_squared", unit)
                .output("by_dot", Ranking.first(Ranking.descending(dot), count))
                .output("by_cosine", Ranking.first(Ranking.descending(cosine), count))
                .output("by_l2", Ranking.first(Ranking.descending(negative(l2)), count))
                .output("by_unit_l2", Ranking.first(Ranking.descending(negative(unit)), count))
                .output("by_augmented_l2", Ranking.first(Ranking.descending(negative(augmented)), count))
                .bars(new Caption("Cosine with the query", "与查询的余弦"), cosine)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] query = arguments.vector("query");
        double[][] docs = arguments.matrix("docs").get2DData();
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double k = arguments.num("k");
        int n = docs.length;
        double[] twice = new double[n];
        double[] dots = new double[n];
        double[] cosines = new double[n];
        double scale = 1e-300;
        for (int i = 0; i < n; i++) {
            dots[i] = Naive.dot(query, docs[i]);
            cosines[i] = dots[i] / Math.sqrt(Naive.dot(query, query)) / Math.sqrt(Naive.dot(docs[i], docs[i]));
            twice[i] = 2 - 2 * cosines[i];
            scale = Math.max(scale, Naive.dot(docs[i], docs[i]) + Naive.dot(query, query));
        }
        checks.equal("2 − 2 cos, plain", "直接算 2 − 2 cos", twice, outcome.vector("unit_l2_squared"));
        checks.equal("cosines, plain", "直接算余弦", cosines, outcome.vector("cosine"));
        checks.equal(
                "cosine and unit distance rank alike",
                "余弦与单位向量距离排序一致",
                0,
                disagreements(outcome.vector("by_cosine"), outcome.vector("by_unit_l2"), cosines, 1e-7),
                0);
        checks.equal(
                "the extra coordinate ranks like the dot product",
                "加一维之后与内积排序一致",
                0,
                disagreements(
                        Ranking.first(Ranking.descending(dots), (int) k),
                        outcome.vector("by_augmented_l2"),
                        dots,
                        1e-9 * scale),
                0);
        checks.equal(
                "three times the documents: the same cosines",
                "文档放大三倍，余弦不变",
                cosines,
                new Case(this, arguments)
                        .set("docs", Naive.times(3, docs))
                        .run(run)
                        .vector("cosine"));
        checks.equal(
                "own case: the second best by dot and by cosine differ",
                "自带示例：按内积与按余弦的第二名不同",
                new double[] {3, 2},
                new double[] {
                    new Case(this).run(run).vector("by_dot")[1],
                    new Case(this).run(run).vector("by_cosine")[1]
                },
                0);
        checks.equal(
                "own case: nearest by distance",
                "自带示例：距离最近的",
                2,
                new Case(this).run(run).vector("by_l2")[0],
                0);
        checks.equal(
                "dot products from norms and distances",
                "由范数与距离得到内积",
                scaledBy(dots, scale),
                polarised(query, docs, outcome.vector("l2"), scale),
                1e-7);
        checks.equal("dot products, plain", "直接算内积", scaledBy(dots, scale), scaledBy(outcome.vector("dot"), scale));
        return checks.list();
    }

    private static double norm(double[] x) {
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private static double[] negative(double[] x) {
        double[] negative = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            negative[i] = -x[i];
        }
        return negative;
    }

    /** Ranks at which two rankings hold documents whose scores differ. */
    private static double disagreements(double[] a, double[] b, double[] scores, double tolerance) {
        double count = Math.abs(a.length - b.length);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            count += Math.abs(scores[index(a[i], scores)] - scores[index(b[i], scores)]) > tolerance ? 1 : 0;
        }
        return count;
    }

    private static int index(double value, double[] scores) {
        return (int) Math.max(0, Math.min(scores.length - 1, value));
    }

    private static double[] polarised(double[] query, double[][] docs, double[] l2, double scale) {
        double[] dots = new double[docs.length];
        for (int i = 0; i < dots.length; i++) {
            dots[i] = (Naive.dot(query, query) + Naive.dot(docs[i], docs[i]) - l2[i] * l2[i]) / 2 / scale;
        }
        return dots;
    }

    private static double[] scaledBy(double[] x, double scale) {
        double[] scaled = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            scaled[i] = x[i] / scale;
        }
        return scaled;
    }
}
