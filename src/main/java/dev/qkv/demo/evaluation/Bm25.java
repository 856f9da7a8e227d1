package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * The weight of one query term in one document, and two rankings fused by reciprocal ranks.
 *
 * <p>The variant with the factor k1 + 1, which leaves the ranking as it is.
 *
 * <p>Source: Robertson and Zaragoza 2009, doi:10.1561/1500000019; Cormack et al. 2009, doi:10.1145/1571941.1572114.
 */
public final class Bm25 implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "bm25",
            new Caption("How term frequency saturates, and how rankings are fused.", "词频如何饱和，排名如何融合。"),
            "idf · tf(k1+1) / (tf + k1(1 − b + b·len/avg))",
            "Robertson and Zaragoza 2009, doi:10.1561/1500000019; Cormack et al. 2009, doi:10.1145/1571941.1572114",
            List.of(
                    Param.number("tf", 3, Range.between(0, 1e12), "occurrences of the term", "词在文档里的次数"),
                    Param.integer(
                            "df",
                            10,
                            Range.between(1, 1e15),
                            "documents with the term, at most documents",
                            "含该词的文档数，不超过 documents"),
                    Param.integer("documents", 1000, Range.between(1, 1e15), "in the collection", "文档总数"),
                    Param.number("doc_length", 100, Range.aboveUpTo(0, 1e12), "of this document", "本文档长度"),
                    Param.number("average_length", 100, Range.aboveUpTo(0, 1e12), "of a document", "平均长度"),
                    Param.number("k1", 1.2, Range.between(0, 1e6), "where the frequency saturates", "词频饱和的快慢"),
                    Param.number("b", 0.75, Range.between(0, 1), "how much length counts", "长度归一的程度"),
                    Param.integer("rank_a", 1, Range.atLeast(1), "of a document by one retriever", "一个检索器的名次"),
                    Param.integer("rank_b", 3, Range.atLeast(1), "by another", "另一个检索器的名次"),
                    Param.number("rrf_k", 60, Range.between(0, 1e9), "constant of the fusion", "融合的常数")),
            List.of(),
            List.of(
                    Output.of("idf", "", "inverse document frequency", "逆文档频率"),
                    Output.of("score", "", "weight of the term", "词的权重"),
                    Output.of("saturation", "", "its limit: idf · (k1 + 1)", "其上限：idf · (k1 + 1)"),
                    Output.of("rrf", "", "reciprocal rank fusion", "倒数排名融合")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.num("df") > arguments.num("documents")) {
            throw DemoException.badParam("df must be at most documents");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double tf = arguments.num("tf");
        double df = arguments.num("df");
        double documents = arguments.num("documents");
        double docLength = arguments.num("doc_length");
        double averageLength = arguments.num("average_length");
        double k1 = arguments.num("k1");
        double b = arguments.num("b");
        double rankA = arguments.num("rank_a");
        double rankB = arguments.num("rank_b");
        double rrfK = arguments.num("rrf_k");
        double idf = Math.log1p((documents - df + 0.5) / (df + 0.5));
        double length = 1 - b + b * docLength / averageLength;
        double score = tf == 0 ? 0 : idf * tf * (k1 + 1) / (tf + k1 * length);
        return new Working()
                .step("idf", "ln(1 + (N − df + ½) / (df + ½))", "ln(1 + (N − df + ½) / (df + ½))", idf)
                .step(
                        "length_factor",
                        "1 − b + b · length / average: above 1 for long documents",
                        "1 − b + b · 长度 / 平均长度：长文档大于 1",
                        length)
                .step(
                        "frequency_factor",
                        "tf (k₁ + 1) / (tf + k₁ · length_factor): saturates at k₁ + 1",
                        "tf (k₁ + 1) / (tf + k₁ · length_factor)：饱和于 k₁ + 1",
                        tf == 0 ? 0 : tf * (k1 + 1) / (tf + k1 * length))
                .step("score", "idf · frequency_factor", "idf · frequency_factor", score)
                .output("idf", idf)
                .output("score", score)
                .output("saturation", idf * (k1 + 1))
                .output("rrf", 1 / (rrfK + rankA) + 1 / (rrfK + rankB))
                .figure(curve(idf, k1))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double df = arguments.num("df");
        double documents = arguments.num("documents");
        double k1 = arguments.num("k1");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "ranks 1 and 3, k = 60",
                "名次 1 和 3，k = 60",
                0.032266458495966696,
                new Case(this).run(run).number("rrf"));
        checks.equal(
                "very many occurrences",
                "次数极多时",
                (k1 + 1) * Math.log((documents + 1) / (df + 0.5)),
                new Case(this, arguments)
                        .set("tf", 1e12)
                        .set("doc_length", 1)
                        .set("average_length", 1)
                        .run(run)
                        .number("score"),
                1e-5);
        checks.equal(
                "b = 0: length does not count",
                "b = 0：长度不起作用",
                new Case(this, arguments)
                        .set("b", 0)
                        .set("doc_length", 10)
                        .run(run)
                        .number("score"),
                new Case(this, arguments)
                                .set("b", 0)
                                .set("doc_length", 1000)
                                .run(run)
                                .number("score")
                        + new Case(this, arguments).set("b", 0).run(run).number("score")
                        - new Case(this, arguments)
                                .set("b", 0)
                                .set("doc_length", 7)
                                .run(run)
                                .number("score"),
                1e-9);
        checks.equal(
                "a term in ten of a thousand documents",
                "一千篇里十篇含该词",
                Math.log(1001 / 10.5),
                new Case(this).run(run).number("idf"));
        checks.equal(
                "three occurrences at average length",
                "平均长度，出现三次",
                Math.log(1001 / 10.5) * 3 * 2.2 / 4.2,
                new Case(this).run(run).number("score"));
        checks.equal(
                "the limit", "上限", Math.log((documents + 1) / (df + 0.5)) * (k1 + 1), outcome.number("saturation"));
        return checks.list();
    }

    private static Figure curve(double idf, double k1) {
        double[] tf = new double[31];
        double[] score = new double[tf.length];
        for (int i = 0; i < tf.length; i++) {
            tf[i] = i;
            score[i] = i == 0 ? 0 : idf * i * (k1 + 1) / (i + k1);
        }
        return new Figure.LinePlot(
                new Caption("Term frequency saturates", "词频趋于饱和"),
                new Figure.Axis(new Caption("occurrences", "次数"), "", false),
                new Figure.Axis(new Caption("score", "得分"), "", false),
                List.of(new Figure.Series(new Caption("at average length", "平均长度"), tf, score)),
                List.of());
    }
}
