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
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Acceptance of a draft, the residual distribution, and the tokens a round yields.
 *
 * <p>Source: Leviathan et al. 2022, arXiv 2211.17192, equation 1, corollary 3.6, theorem 3.8.
 */
public final class SpeculativeDecoding implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "speculative-decoding",
            new Caption(
                    "A small model proposes, the large one keeps exactly its own distribution.", "小模型提议，大模型的分布原样保留。"),
            "accept min(1, p/q), else draw from max(0, p − q)/Σ",
            "Leviathan et al. 2022, arXiv:2211.17192, equation 1, corollary 3.6, theorem 3.8",
            List.of(
                    Param.integer("gamma", 5, Range.atLeast(1), "tokens proposed per round, γ", "每轮提议的 token 数 γ"),
                    Param.number(
                            "cost", 0.05, Range.atLeast(0), "time of a draft step over a target step", "草稿一步与目标一步的时间比"),
                    Param.derived(
                            "alpha",
                            Signature.Type.NUM,
                            "acceptance_rate",
                            Range.between(0, 1),
                            "acceptance rate for the last three outputs",
                            "后几个输出用的接受率")),
            List.of(
                    Input.required("p", "[v]", "target distribution", "目标分布").in(Range.between(0, 1)),
                    Input.required("q", "[v]", "draft distribution", "草稿分布").in(Range.between(0, 1))),
            List.of(
                    Output.of("acceptance_rate", "", "Σ min(p, q)", "Σ min(p, q)"),
                    Output.of("total_variation", "", "half the summed absolute differences", "差的绝对值之和的一半"),
                    Output.of("accepted", "[v]", "min(p, q)", "min(p, q)"),
                    Output.of("residual", "[v]", "max(0, p − q), normalized", "归一化的 max(0, p − q)"),
                    Output.of("output", "[v]", "accepted + (1 − rate) · residual", "accepted + (1 − rate) · residual"),
                    Output.of("expected_tokens", "", "of a round", "每轮期望 token 数"),
                    Output.of("speedup", "", "over plain decoding", "相对普通解码的加速"),
                    Output.of("limit_tokens", "", "for γ → ∞; absent for α = 1", "γ → ∞ 的极限，α = 1 时没有")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of("p", Value.of(new double[] {0.5, 0.3, 0.2}), "q", Value.of(new double[] {0.2, 0.5, 0.3}));
    }

    @Override
    public Arguments complete(Arguments arguments) {

        checkSum("p", arguments.vector("p"));
        checkSum("q", arguments.vector("q"));
        if (arguments.hasParam("alpha")) {
            return arguments;
        }
        return arguments.withParam(
                "alpha", Value.of(Math.min(1, Sums.of(smaller(arguments.vector("p"), arguments.vector("q"))))));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double gamma = arguments.num("gamma");
        double cost = arguments.num("cost");
        double alpha = arguments.num("alpha");
        double[] p = arguments.vector("p");
        double[] q = arguments.vector("q");
        double[] accepted = smaller(p, q);
        double rate = Math.min(1, Sums.of(accepted));
        double[] residual = new double[p.length];
        double left = 0;
        for (int i = 0; i < p.length; i++) {
            residual[i] = Math.max(0, p[i] - q[i]);
            left += residual[i];
        }
        double[] output = accepted.clone();
        for (int i = 0; i < p.length; i++) {
            residual[i] = left == 0 ? 0 : residual[i] / left;
            output[i] += (1 - rate) * residual[i];
        }
        double expected = alpha == 1 ? gamma + 1 : (1 - Math.pow(alpha, gamma + 1)) / (1 - alpha);
        Working working = new Working()
                .output("acceptance_rate", rate)
                .output("total_variation", left)
                .output("accepted", accepted)
                .output("residual", residual)
                .output("output", output)
                .output("expected_tokens", expected)
                .output("speedup", expected / (gamma * cost + 1));
        if (alpha < 1) {
            working.output("limit_tokens", 1 / (1 - alpha));
        }
        return working.bars(new Caption("What is accepted", "被接受的部分"), accepted)
                .bars(new Caption("Residual, drawn after a rejection", "拒绝后采样的残差分布"), residual)
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double gamma = arguments.num("gamma");
        double alpha = arguments.num("alpha");
        double[] p = arguments.vector("p");
        double[] q = arguments.vector("q");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal("the output is the target's distribution", "输出分布就是目标分布", p, outcome.vector("output"));
        checks.equal(
                "one minus half the summed differences",
                "1 减去差的绝对值之和的一半",
                1 - distance(p, q),
                outcome.number("acceptance_rate"));
        checks.equal("half the summed differences", "差的绝对值之和的一半", distance(p, q), outcome.number("total_variation"));
        checks.equal(
                "accepted and lost make the target",
                "接受的与缺的合成目标",
                p,
                accumulated(outcome.vector("accepted"), outcome.vector("residual"), distance(p, q)));
        if (gamma <= 1e6) {
            checks.equal(
                    "1 + α + … + α^γ, added up",
                    "1 + α + … + α^γ 逐项相加",
                    series(alpha, gamma),
                    outcome.number("expected_tokens"));
        }
        checks.equal(
                "α = 0.8, γ = 5",
                "α = 0.8，γ = 5",
                3.68928,
                new Case(this).set("alpha", 0.8).run(run).number("expected_tokens"));
        checks.equal(
                "at a cost of 0.05: the speed-up",
                "草稿代价 0.05：加速比",
                2.951424,
                new Case(this).set("alpha", 0.8).run(run).number("speedup"));
        checks.equal(
                "α = 0.8: never more than five",
                "α = 0.8：最多 5 个",
                5,
                new Case(this).set("alpha", 0.8).run(run).number("limit_tokens"));
        checks.equal("own case: 0.7", "自带示例：0.7", 0.7, new Case(this).run(run).number("acceptance_rate"));
        checks.equal(
                "own case: the residual is all on the first token",
                "自带示例：残差全在第一个 token 上",
                new double[] {1, 0, 0},
                new Case(this).run(run).vector("residual"));
        return checks.list();
    }

    private static void checkSum(String name, double[] p) {
        if (Math.abs(Sums.of(p) - 1) > 1e-9) {
            throw DemoException.badInput(name + " sums to " + Sums.of(p) + ", must be 1");
        }
    }

    private static double[] smaller(double[] p, double[] q) {
        double[] smaller = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            smaller[i] = Math.min(p[i], q[i]);
        }
        return smaller;
    }

    private static double distance(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs(p[i] - q[i]) / 2;
        }
        return sum;
    }

    private static double[] accumulated(double[] accepted, double[] residual, double share) {
        double[] sum = accepted.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * residual[i];
        }
        return sum;
    }

    private static double series(double alpha, double gamma) {
        double sum = 0;
        double term = 1;
        for (int i = 0; i <= gamma; i++) {
            sum += term;
            term *= alpha;
        }
        return sum;
    }
}
