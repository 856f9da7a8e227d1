package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Chunks of a document with an overlap; the last one may be shorter.
 *
 * <p>Source: Lewis et al. 2020, arXiv 2005.11401 (the pipeline; the chunking is ours).
 */
public final class Rag implements Mechanism {
    private static final int DRAWN = 16;
    private static final int WIDTH = 60;

    private static final Signature SIGNATURE = new Signature(
            "rag",
            new Caption("Cuts a document into overlapping chunks and counts what is stored.", "把文档切成有重叠的块，数一数存了多少。"),
            "max(1, ⌈(n − o)/(c − o)⌉)",
            "Lewis et al. 2020, arXiv:2005.11401 (the pipeline; the chunking is ours)",
            List.of(
                    Param.integer("length", 1000, Range.between(1, 1000000), "tokens of the document", "文档的 token 数"),
                    Param.integer("chunk", 200, Range.atLeast(1), "tokens of a chunk", "每块的 token 数"),
                    Param.integer(
                            "overlap",
                            50,
                            Range.atLeast(0),
                            "tokens shared by neighbours, below chunk",
                            "相邻块共有的 token 数，小于 chunk")),
            List.of(),
            List.of(
                    Output.of("chunk_count", "", "chunks", "块数"),
                    Output.of("starts", "[c]", "first token of each", "每块的起点"),
                    Output.of("ends", "[c]", "after its last token", "每块的终点（不含）"),
                    Output.of("stored_tokens", "", "of all chunks", "所有块的 token 数"),
                    Output.of("duplication", "", "stored over length", "存储量与原长之比")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.whole("overlap") >= arguments.whole("chunk")) {
            throw DemoException.badParam("overlap must be below chunk");
        }
        double stride = arguments.num("chunk") - arguments.num("overlap");
        if ((arguments.num("length") - arguments.num("overlap")) / stride > 100_000) {
            throw DemoException.badParam("more than 100000 chunks");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double length = arguments.num("length");
        double chunk = arguments.num("chunk");
        double overlap = arguments.num("overlap");
        List<Value> starts = new ArrayList<>();
        List<Value> ends = new ArrayList<>();
        double stored = 0;
        double start = 0;
        while (true) {
            double end = Math.min(length, start + chunk);
            starts.add(Value.of(start));
            ends.add(Value.of(end));
            stored += end - start;
            if (end >= length) {
                break;
            }
            start += chunk - overlap;
        }
        return new Working()
                .step(
                        "stride",
                        "chunk − overlap: from one start to the next",
                        "chunk − overlap：相邻起点之间的距离",
                        chunk - overlap)
                .step("starts", "[c]", "first token of each chunk", "每块的起点", new Value.Arr(starts))
                .step(
                        "ends",
                        "[c]",
                        "exclusive; the last chunk ends with the document",
                        "不含终点；末块止于文档结尾",
                        new Value.Arr(ends))
                .step("stored_tokens", "lengths of all chunks: the overlaps count twice", "各块长度之和：重叠部分计两次", stored)
                .output("chunk_count", starts.size())
                .output("starts", new Value.Arr(starts))
                .output("ends", new Value.Arr(ends))
                .output("stored_tokens", stored)
                .output("duplication", stored / length)
                .figure(layout(length, starts, ends))
                .outcome();
    }

    /** The first chunks under each other, each where it lies in the document they cover. */
    private static Figure layout(double length, List<Value> starts, List<Value> ends) {
        int shown = Math.min(DRAWN, starts.size());
        double covered = Math.min(length, number(ends.get(shown - 1)));
        int cells = (int) Math.min(WIDTH, covered);
        double cell = covered / cells;
        double[][] shares = new double[shown][cells];
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            columns.add(NumberText.of(Math.floor(i * cell)));
        }
        for (int chunk = 0; chunk < shown; chunk++) {
            for (int i = 0; i < cells; i++) {
                double from = Math.max(i * cell, number(starts.get(chunk)));
                double to = Math.min((i + 1) * cell, number(ends.get(chunk)));
                shares[chunk][i] = to > from ? (to - from) / cell : Double.NaN;
            }
        }
        return new Figure.Heatmap(
                new Caption("Where the chunks lie", "各块在文档中的位置"),
                new Caption("chunk", "块"),
                new Caption("token", "token"),
                List.of(),
                columns,
                shares);
    }

    private static double number(Value value) {
        return ((Value.Num) value).value();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double length = arguments.num("length");
        double chunk = arguments.num("chunk");
        double overlap = arguments.num("overlap");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double[] starts = outcome.vector("starts");
        double[] ends = outcome.vector("ends");
        int covered = covered(starts, ends, (int) length);
        checks.equal(
                "1000 tokens, chunks of 200 with 50 shared",
                "1000 个 token，每块 200，重叠 50",
                7,
                new Case(this).run(run).number("chunk_count"),
                0);
        checks.equal("every token is in a chunk", "每个 token 都在某块里", length, covered, 0);
        if (outcome.number("chunk_count") >= 2 && starts.length >= 2) {
            checks.equal("neighbours share the overlap", "相邻块共有的 token 数", overlap, ends[0] - starts[1], 0);
        }
        checks.equal(
                "a short document is one chunk",
                "短文档就是一块",
                1,
                new Case(this).set("length", 30).run(run).number("chunk_count"),
                0);
        checks.equal(
                "in closed form",
                "闭式",
                Math.max(1, Math.ceil((length - overlap) / (chunk - overlap))),
                outcome.number("chunk_count"),
                0);
        checks.equal(
                "tokens stored, counted chunk by chunk",
                "逐块数出的存储量",
                Sums.of(ends) - Sums.of(starts),
                outcome.number("stored_tokens"),
                0);
        checks.equal(
                "as a share of the document",
                "与原文之比",
                outcome.number("stored_tokens"),
                outcome.number("duplication") * length);
        return checks.list();
    }

    private static int covered(double[] starts, double[] ends, int length) {
        boolean[] seen = new boolean[length];
        for (int i = 0; i < Math.min(starts.length, ends.length); i++) {
            for (int t = (int) Math.max(0, starts[i]); t < Math.min(length, ends[i]); t++) {
                seen[t] = true;
            }
        }
        int covered = 0;
        for (boolean token : seen) {
            covered += token ? 1 : 0;
        }
        return covered;
    }
}
