package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * ROUGE-1, ROUGE-2 and ROUGE-L of one candidate against one reference: shares of common n-grams, and of the longest common subsequence.
 *
 * <p>Recall is over the reference, precision over the candidate, F1 their harmonic mean (beta = 1); anything over 0 counts as 0. No stemming, no stop words.
 * Source: Lin 2004, ACL W04-1013.
 */
public final class Rouge implements Mechanism {
    /** Longer texts cannot be read as a table. */
    private static final int DRAWN = 16;

    private static final Signature SIGNATURE = new Signature(
            "rouge",
            new Caption(
                    "How much of a reference a summary covers, by n-grams and by the longest common subsequence.",
                    "摘要覆盖了参考的多少：按 n 元组和最长公共子序列。"),
            "recall = matches / reference n-grams, precision = matches / candidate n-grams; L: matches = LCS length",
            "Lin 2004, ACL W04-1013",
            List.of(),
            List.of(
                    Input.required("candidate", Signature.Type.STR, "[0..]", "tokens, may be empty", "token，可为空"),
                    Input.required("reference", Signature.Type.STR, "[0..]", "tokens, may be empty", "token，可为空")),
            outputs());

    private static List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        for (String kind : List.of("1", "2", "L")) {
            outputs.add(Output.of("rouge" + kind + "_precision", "", "over the candidate", "以候选为分母"));
            outputs.add(Output.of("rouge" + kind + "_recall", "", "over the reference", "以参考为分母"));
            outputs.add(Output.of("rouge" + kind + "_f1", "", "harmonic mean", "调和平均"));
        }
        outputs.add(Output.of("lcs_length", "", "of the longest common subsequence", "最长公共子序列的长度"));
        return outputs;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "candidate", Value.words("police", "kill", "the", "gunman"),
                "reference", Value.words("police", "killed", "the", "gunman"));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        Limits.work(
                Code.BAD_INPUT,
                "candidate * reference tokens",
                (double) arguments.length("candidate") * arguments.length("reference"));
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        List<String> candidate = arguments.words("candidate");
        List<String> reference = arguments.words("reference");
        Working working = new Working();
        for (int n = 1; n <= 2; n++) {
            int matches = Ngrams.matches(Ngrams.of(candidate, n), Ngrams.of(reference, n));
            working.step("matches_" + n, "common " + n + "-grams", "共同的 " + n + " 元组", matches);
            write(working, "rouge" + n, matches, candidate.size() - n + 1, reference.size() - n + 1);
        }
        int lcs = longestCommonSubsequence(candidate, reference);
        write(working, "rougeL", lcs, candidate.size(), reference.size());
        draw(working, candidate, reference);
        return working.output("lcs_length", lcs).outcome();
    }

    /** The lengths of the longest common subsequences of all prefixes: each path of steps to the lower right corner is one of them. */
    private static void draw(Working working, List<String> candidate, List<String> reference) {
        int rows = candidate.size();
        int columns = reference.size();
        if (rows == 0 || columns == 0 || rows > DRAWN || columns > DRAWN) {
            return;
        }
        DMatrixRMaj lengths = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                lengths.set(i, j, longestCommonSubsequence(candidate.subList(0, i + 1), reference.subList(0, j + 1)));
            }
        }
        working.heatmap(
                new Caption("Longest common subsequence up to here", "到此为止的最长公共子序列"),
                new Caption("candidate", "候选"),
                new Caption("reference", "参考"),
                candidate,
                reference,
                lengths);
    }

    private static void write(Working working, String name, double matches, double candidates, double references) {
        double precision = PrecisionRecallF1.ratio(matches, Math.max(0, candidates));
        double recall = PrecisionRecallF1.ratio(matches, Math.max(0, references));
        working.output(name + "_precision", precision)
                .output(name + "_recall", recall)
                .output(name + "_f1", PrecisionRecallF1.ratio(2 * precision * recall, precision + recall));
    }

    /** By the table of lengths for all prefixes, one row kept. */
    private static int longestCommonSubsequence(List<String> a, List<String> b) {
        int[] lengths = new int[b.size() + 1]; // of the row before, overwritten from the left
        for (String token : a) {
            int diagonal = 0;
            for (int j = 1; j <= b.size(); j++) {
                int above = lengths[j];
                lengths[j] = token.equals(b.get(j - 1)) ? diagonal + 1 : Math.max(above, lengths[j - 1]);
                diagonal = above;
            }
        }
        return lengths[b.size()];
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        List<String> candidate = arguments.words("candidate");
        List<String> reference = arguments.words("reference");
        Outcome outcome = run.apply(arguments);
        Outcome own = run.apply(new Case(this).arguments());
        Outcome swapped = run.apply(new Case(this)
                .set("candidate", Value.words("the", "gunman", "kill", "police"))
                .set("reference", Value.words("police", "killed", "the", "gunman"))
                .arguments());
        Checks checks = new Checks()
                .equal(
                        "“police kill the gunman”: ROUGE-L 3/4, ROUGE-2 1/3",
                        "“police kill the gunman”：ROUGE-L 3/4，ROUGE-2 1/3",
                        new double[] {0.75, 1 / 3.0},
                        new double[] {own.number("rougeL_recall"), own.number("rouge2_recall")})
                .equal(
                        "“the gunman kill police”: the order counts, ROUGE-L 1/2",
                        "“the gunman kill police”：词序有影响，ROUGE-L 1/2",
                        new double[] {0.5, 1 / 3.0},
                        new double[] {swapped.number("rougeL_recall"), swapped.number("rouge2_recall")});
        List<String> shorter = candidate.size() < reference.size() ? candidate : reference;
        if (shorter.size() <= 12) {
            checks.equal(
                    "longest common subsequence, all subsequences tried",
                    "最长公共子序列：枚举所有子序列",
                    enumerated(shorter, candidate.size() < reference.size() ? reference : candidate),
                    outcome.number("lcs_length"),
                    0);
        }
        if (!reference.isEmpty()) {
            List<String> left = new ArrayList<>(reference);
            int matches = 0;
            for (String token : candidate) {
                matches += left.remove(token) ? 1 : 0;
            }
            Outcome self = run.apply(new Case(this, arguments)
                    .set("candidate", arguments.array("reference"))
                    .arguments());
            checks.equal(
                            "unigrams crossed off one by one",
                            "一元组逐个划去计数",
                            (double) matches / reference.size(),
                            outcome.number("rouge1_recall"))
                    .equal("the reference against itself", "参考与自身比较", new double[] {1, 1}, new double[] {
                        self.number("rouge1_f1"), self.number("rougeL_f1")
                    });
        }
        return checks.list();
    }

    private static int enumerated(List<String> shorter, List<String> longer) {
        int longest = 0;
        for (int mask = 0; mask < 1 << shorter.size(); mask++) {
            int at = 0;
            int found = 0;
            for (int i = 0; i < shorter.size() && at >= 0; i++) {
                if ((mask >> i & 1) == 1) {
                    while (at < longer.size() && !longer.get(at).equals(shorter.get(i))) {
                        at++;
                    }
                    found++;
                    at = at == longer.size() ? -1 : at + 1;
                }
            }
            longest = at < 0 ? longest : Math.max(longest, found);
        }
        return longest;
    }
}
