package dev.qkv.demo.decoding;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Beam search over a small chain: a first token, then transitions; no end token and no length penalty.
 *
 * <p>Candidates are ordered by log-probability, ties by the lexicographically lower sequence.
 *
 * <p>Source: Sutskever et al. 2014, arXiv 1409.3215, section 3.2.
 */
public final class BeamSearch implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "beam-search",
            new Caption(
                    "Keeps several partial sequences, so that a better one is not lost at the first step.",
                    "同时保留几个部分序列，免得第一步就丢掉更好的。"),
            "keep the b best of Σ ln p",
            "Sutskever et al. 2014, arXiv:1409.3215, section 3.2",
            List.of(
                    Param.integer("width", 2, Range.between(1, 100), "sequences kept", "保留的序列数"),
                    Param.integer("steps", 3, Range.between(1, 8), "tokens in all", "总 token 数")),
            List.of(
                    Input.required("start", "[v]", "probability of each first token", "各首 token 的概率")
                            .in(Range.aboveUpTo(0, 1)),
                    Input.required("transition", "[v][v]", "of each next token", "转移概率")
                            .in(Range.aboveUpTo(0, 1))),
            List.of(
                    Output.of("sequence", "[s]", "found with the width", "用该宽度找到的"),
                    Output.of("probability", "", "of it", "其概率"),
                    Output.of("greedy_sequence", "[s]", "width 1", "宽度 1"),
                    Output.of("greedy_probability", "", "of it", "其概率"),
                    Output.of("exact_sequence", "[s]", "the best of all", "全局最优"),
                    Output.of("exact_probability", "", "of it", "其概率"),
                    Output.of("expanded", "", "candidates scored", "评过分的候选数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("start", Value.of(new double[] {0.5, 0.4, 0.1}), "transition", Value.of(new double[][] {
            {0.34, 0.33, 0.33}, {0.05, 0.9, 0.05}, {0.3, 0.3, 0.4}
        }));
    }

    @Override
    public Arguments complete(Arguments arguments) {

        if (arguments.length("start") > 8) {
            throw DemoException.badInput("start has " + arguments.length("start") + " tokens, at most 8 are allowed");
        }
        checkSum("start", arguments.vector("start"));
        for (double[] row : arguments.matrix("transition").get2DData()) {
            checkSum("a row of transition", row);
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double width = arguments.num("width");
        double steps = arguments.num("steps");
        double[] start = arguments.vector("start");
        double[][] transition = arguments.matrix("transition").get2DData();
        Beam found = search(start, transition, (int) steps, (int) width);
        Beam greedy = search(start, transition, (int) steps, 1);
        Beam exact = exact(start, transition, (int) steps);
        return new Working()
                .output("sequence", found.tokens())
                .output("probability", Math.exp(found.score()))
                .output("greedy_sequence", greedy.tokens())
                .output("greedy_probability", Math.exp(greedy.score()))
                .output("exact_sequence", exact.tokens())
                .output("exact_probability", Math.exp(exact.score()))
                .output("expanded", expanded(start.length, (int) steps, (int) width))
                .bars(
                        new Caption("Probability of the sequence found", "找到的序列的概率"),
                        List.of(new Caption("greedy", "贪心"), new Caption("beam", "束搜索"), new Caption("exact", "精确")),
                        Math.exp(greedy.score()),
                        Math.exp(found.score()),
                        Math.exp(exact.score()))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double steps = arguments.num("steps");
        double[] start = arguments.vector("start");
        double[][] transition = arguments.matrix("transition").get2DData();
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        double states = Math.pow(start.length, steps - 1);
        double best = 0;
        for (int code = 0; code < states * start.length && states <= 5000; code++) {
            best = Math.max(best, product(start, transition, code, (int) steps));
        }
        if (states * start.length <= 5000 && states <= 100) {
            checks.equal(
                    "wide enough, it is exact: the best of all sequences",
                    "足够宽就是精确的：所有序列里最好的",
                    best,
                    new Case(this, arguments)
                            .set("width", Math.max(1, states))
                            .run(run)
                            .number("probability"),
                    1e-12);
        }
        if (states * start.length <= 5000) {
            checks.equal("the exact search agrees", "精确搜索一致", best, outcome.number("exact_probability"), 1e-12);
        }
        checks.equal(
                "own case: greedy loses",
                "自带示例：贪心吃亏",
                0.0578,
                new Case(this).run(run).number("greedy_probability"),
                1e-12);
        checks.equal(
                "and two beams win", "两条束就赢了", 0.324, new Case(this).run(run).number("probability"), 1e-12);
        checks.equal(
                "a walk to the likeliest next token",
                "每步走向最可能的下一个",
                walk(start, transition, (int) steps),
                new Case(this, arguments).set("width", 1).run(run).number("probability"),
                1e-12);
        checks.equal(
                "product along the sequence found",
                "沿找到的序列相乘",
                along(start, transition, outcome.vector("sequence")),
                outcome.number("probability"),
                1e-12);
        checks.equal(
                "along the greedy one",
                "沿贪心的序列",
                along(start, transition, outcome.vector("greedy_sequence")),
                outcome.number("greedy_probability"),
                1e-12);
        checks.equal(
                "along the exact one",
                "沿精确的序列",
                along(start, transition, outcome.vector("exact_sequence")),
                outcome.number("exact_probability"),
                1e-12);
        checks.equal(
                "own case: 3 + 2 · 3 + 2 · 3 candidates",
                "自带示例：3 + 2 · 3 + 2 · 3 个候选",
                15,
                new Case(this).run(run).number("expanded"),
                0);
        return checks.list();
    }

    private record Beam(double[] tokens, double score) {}

    private static void checkSum(String what, double[] p) {
        if (Math.abs(Sums.of(p) - 1) > 1e-9) {
            throw DemoException.badInput(what + " sums to " + Sums.of(p) + ", must be 1");
        }
    }

    private static Beam search(double[] start, double[][] transition, int steps, int width) {
        List<Beam> beams = List.of(new Beam(new double[0], 0));
        for (int step = 0; step < steps; step++) {
            List<Beam> candidates = new ArrayList<>();
            for (Beam beam : beams) {
                double[] next = step == 0 ? start : transition[(int) beam.tokens[step - 1]];
                for (int token = 0; token < next.length; token++) {
                    double[] tokens = Arrays.copyOf(beam.tokens, step + 1);
                    tokens[step] = token;
                    candidates.add(new Beam(tokens, beam.score + Math.log(next[token])));
                }
            }
            candidates.sort((a, b) ->
                    a.score == b.score ? Arrays.compare(a.tokens, b.tokens) : Double.compare(b.score, a.score));
            beams = candidates.subList(0, Math.min(width, candidates.size()));
        }
        return beams.get(0);
    }

    /** The best sequence to each last token, step by step (Viterbi). */
    private static Beam exact(double[] start, double[][] transition, int steps) {
        List<Beam> ends = new ArrayList<>();
        for (int token = 0; token < start.length; token++) {
            ends.add(new Beam(new double[] {token}, Math.log(start[token])));
        }
        for (int step = 1; step < steps; step++) {
            List<Beam> next = new ArrayList<>();
            for (int token = 0; token < start.length; token++) {
                Beam best = null;
                for (Beam end : ends) {
                    double score = end.score + Math.log(transition[(int) end.tokens[step - 1]][token]);
                    if (best == null || score > best.score) {
                        double[] tokens = Arrays.copyOf(end.tokens, step + 1);
                        tokens[step] = token;
                        best = new Beam(tokens, score);
                    }
                }
                if (best != null) {
                    next.add(best);
                }
            }
            ends = next;
        }
        Beam best = ends.get(0);
        for (Beam end : ends) {
            best = end.score > best.score ? end : best;
        }
        return best;
    }

    private static double expanded(int tokens, int steps, int width) {
        double expanded = 0;
        double beams = 1;
        for (int step = 0; step < steps; step++) {
            expanded += beams * tokens;
            beams = Math.min(width, beams * tokens);
        }
        return expanded;
    }

    /** Probability of the sequence whose digits in base v are the tokens. */
    private static double product(double[] start, double[][] transition, int code, int steps) {
        int v = start.length;
        int rest = code;
        int token = rest % v;
        double product = start[token];
        for (int step = 1; step < steps; step++) {
            rest /= v;
            product *= transition[token][rest % v];
            token = rest % v;
        }
        return product;
    }

    private static double walk(double[] start, double[][] transition, int steps) {
        double[] next = start;
        double product = 1;
        for (int step = 0; step < steps; step++) {
            int best = 0;
            for (int token = 1; token < next.length; token++) {
                best = next[token] > next[best] ? token : best;
            }
            product *= next[best];
            next = transition[best];
        }
        return product;
    }

    private static double along(double[] start, double[][] transition, double[] tokens) {
        double product = 1;
        for (int i = 0; i < tokens.length; i++) {
            int token = token(tokens[i], start.length);
            product *= i == 0 ? start[token] : transition[token(tokens[i - 1], start.length)][token];
        }
        return product;
    }

    private static int token(double value, int v) {
        return (int) Math.max(0, Math.min(v - 1, value));
    }
}
