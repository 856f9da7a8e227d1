package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Corpus BLEU: {@code BP · exp(mean of ln p_n)}, p_n the clipped precision of n-grams over all sentences.
 *
 * <p>A sentence counts at least one n-gram, as in NLTK. The reference length of a sentence is the one closest to the candidate's (tie: the shorter). Smoothing
 * epsilon and add-one are methods 1 and 2 of Chen &amp; Cherry 2014 (W14-3346). Source: Papineni et al. 2002, ACL P02-1040.
 */
public final class Bleu implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "bleu",
            new Caption(
                    "How many n-grams of a translation occur in a reference, with a penalty for brevity.",
                    "译文的 n 元组有多少出现在参考译文中，过短则受罚。"),
            "BLEU = BP · exp(mean ln p_n), BP = min(1, e^(1 − r/c))",
            "Papineni et al. 2002, ACL P02-1040; Chen & Cherry 2014, W14-3346",
            List.of(
                    Param.integer("max_n", 4, Range.atLeast(1), "longest n-grams", "最长的 n 元组"),
                    Param.word(
                            "smoothing",
                            List.of("none", "epsilon", "add-one"),
                            "what to do where nothing matches",
                            "没有匹配时如何平滑"),
                    Param.number("epsilon", 0.1, Range.above(0), "matches counted for none", "匹配为 0 时的替代值")),
            List.of(
                    Input.required(
                            "candidates", Signature.Type.STR, "[s][0..]", "tokens of each sentence", "每句的 token"),
                    Input.required(
                            "references",
                            Signature.Type.STR,
                            "[s][1..][1..]",
                            "one or more for each candidate",
                            "每句一个或多个参考")),
            List.of(
                    Output.of("bleu", "", "0 to 1", "0 到 1"),
                    Output.of("precisions", "[max_n]", "clipped, before smoothing", "截断后的精确率，平滑之前"),
                    Output.of("brevity_penalty", "", "1 where the candidates are longer", "候选更长时为 1"),
                    Output.of("candidate_length", "", "tokens", "token 数"),
                    Output.of("reference_length", "", "tokens of the closest references", "最接近的参考的 token 数")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "candidates",
                Value.array(split("It is a guide to action which ensures that the military always obeys the commands of"
                        + " the party")),
                "references",
                Value.array(papineni()));
    }

    /** The three references of Papineni's examples 1 and 2. */
    private static Value papineni() {
        return Value.array(
                split("It is a guide to action that ensures that the military will forever heed Party commands"),
                split("It is the guiding principle which guarantees the military forces always being under the"
                        + " command of the Party"),
                split("It is the practical guide for the army always to heed the directions of the party"));
    }

    private static Value split(String sentence) {
        return Value.words(sentence.split(" ", -1));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double maxN = arguments.num("max_n");
        Limits.size(Code.BAD_PARAM, "max_n", maxN);
        double work = 0;
        for (Value sentence : arguments.array("candidates").values()) {
            work += work(sentence, maxN);
        }
        for (Value references : arguments.array("references").values()) {
            for (Value reference : ((Value.Arr) references).values()) {
                work += work(reference, maxN);
            }
        }
        Limits.work(Code.BAD_INPUT, "tokens * max_n²", work);
        return arguments;
    }

    private static double work(Value sentence, double maxN) {
        double length = ((Value.Arr) sentence).values().size();
        double longest = Math.min(length, maxN);
        return length * longest * longest;
    }

    /** A sentence and what it may be translated to. */
    private record Pair(List<String> candidate, List<List<String>> references) {}

    private static List<Pair> pairs(Arguments arguments) {
        List<Value> candidates = arguments.array("candidates").values();
        List<Value> references = arguments.array("references").values();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            List<List<String>> of = new ArrayList<>();
            for (Value reference : ((Value.Arr) references.get(i)).values()) {
                of.add(Arguments.words((Value.Arr) reference));
            }
            pairs.add(new Pair(Arguments.words((Value.Arr) candidates.get(i)), of));
        }
        return pairs;
    }

    @Override
    public Outcome run(Arguments arguments) {
        int maxN = arguments.size("max_n");
        String smoothing = arguments.word("smoothing");
        List<Pair> pairs = pairs(arguments);
        double candidateLength = 0;
        double referenceLength = 0;
        int longest = 0;
        for (Pair pair : pairs) {
            candidateLength += pair.candidate.size();
            referenceLength += closestLength(pair);
            longest = Math.max(longest, pair.candidate.size());
        }
        double[] matches = new double[maxN];
        double[] totals = new double[maxN];
        double[] precisions = new double[maxN];
        double logs = 0;
        for (int n = 1; n <= maxN; n++) {
            for (Pair pair : pairs) {
                matches[n - 1] += n <= longest ? clipped(pair, n) : 0;
                totals[n - 1] += Math.max(1, pair.candidate.size() - n + 1);
            }
            precisions[n - 1] = matches[n - 1] / totals[n - 1];
            logs += Math.log(smoothed(matches[n - 1], totals[n - 1], n, smoothing, arguments.num("epsilon"))) / maxN;
        }
        double penalty = candidateLength > referenceLength
                ? 1
                : candidateLength == 0 ? 0 : Math.exp(1 - referenceLength / candidateLength);
        double bleu = matches[0] == 0 ? 0 : penalty * Math.exp(logs);
        return new Working()
                .step("matches", "[max_n]", "n-grams found, clipped", "匹配到的 n 元组（截断）", matches)
                .step(
                        "totals",
                        "[max_n]",
                        "n-grams of the candidates, at least 1 a sentence",
                        "候选的 n 元组总数，每句至少 1",
                        totals)
                .output("bleu", bleu)
                .output("precisions", precisions)
                .output("brevity_penalty", penalty)
                .output("candidate_length", candidateLength)
                .output("reference_length", referenceLength)
                .bars(new Caption("Precision of n-grams, n from 1", "n 元组精确率，n 从 1 起"), precisions)
                .outcome();
    }

    /** 0 (whose logarithm makes BLEU 0) only without smoothing, or for unigrams with add-one. */
    private static double smoothed(double matches, double total, int n, String smoothing, double epsilon) {
        return switch (smoothing) {
            case "epsilon" -> (matches == 0 ? epsilon : matches) / total;
            case "add-one" -> n == 1 ? matches / total : (matches + 1) / (total + 1);
            default -> matches / total;
        };
    }

    /** Matches, each n-gram at most as often as in the reference that has it most. */
    private static int clipped(Pair pair, int n) {
        Map<List<String>, Integer> most = new HashMap<>();
        for (List<String> reference : pair.references) {
            Ngrams.of(reference, n).forEach((ngram, count) -> most.merge(ngram, count, Math::max));
        }
        return Ngrams.matches(Ngrams.of(pair.candidate, n), most);
    }

    private static int closestLength(Pair pair) {
        int length = pair.candidate.size();
        int closest = pair.references.get(0).size();
        for (List<String> reference : pair.references) {
            int distance = Math.abs(reference.size() - length) - Math.abs(closest - length);
            if (distance < 0 || (distance == 0 && reference.size() < closest)) {
                closest = reference.size();
            }
        }
        return closest;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        Value references = papineni();
        Outcome the = run.apply(of(
                split("the the the the the the the"),
                Value.array(split("the cat is on the mat"), split("there is a cat on the mat"))));
        Outcome first = run.apply(new Case(this).arguments());
        Outcome second = run.apply(of(
                split("It is to insure the troops forever hearing the activity guidebook that party direct"),
                references));
        Outcome brief = run.apply(of(split("a b c d e"), Value.array(split("a b c d e f"))));
        Outcome self = run.apply(of(split("a b c d e"), Value.array(split("a b c d e"))));
        Outcome outcome = run.apply(arguments);
        double unigrams = 0;
        double tokens = 0;
        for (Pair pair : pairs(arguments)) {
            unigrams += naiveUnigrams(pair);
            tokens += Math.max(1, pair.candidate.size());
        }
        return new Checks()
                .equal(
                        "unigram precision, matched token by token",
                        "逐 token 匹配的一元精确率",
                        unigrams / tokens,
                        outcome.vector("precisions")[0])
                .equal(
                        "“the” seven times against two references: clipped to 2/7",
                        "七个 “the” 对两个参考：截断为 2/7",
                        2 / 7.0,
                        the.vector("precisions")[0])
                .equal(
                        "Papineni's candidate 1: 17/18, 10/17, 7/16, 4/15",
                        "Papineni 例 1：17/18、10/17、7/16、4/15",
                        new double[] {17 / 18.0, 10 / 17.0, 7 / 16.0, 4 / 15.0},
                        first.vector("precisions"))
                .equal("its BLEU", "其 BLEU", 0.5045666840058485, first.number("bleu"))
                .equal(
                        "candidate 2: 14 tokens against 16",
                        "例 2：14 个 token 对 16 个",
                        0.8668778997501817,
                        second.number("brevity_penalty"))
                .equal("and no trigram found: 0", "且没有三元组匹配：0", 0, second.number("bleu"))
                .equal(
                        "five tokens against six: e^(−1/5)",
                        "5 个 token 对 6 个：e^(−1/5)",
                        0.8187307530779818,
                        brief.number("brevity_penalty"))
                .equal("a sentence against itself", "句子与自身比较", 1, self.number("bleu"))
                .list();
    }

    private Arguments of(Value candidate, Value references) {
        return new Case(this)
                .set("candidates", Value.array(candidate))
                .set("references", Value.array(references))
                .arguments();
    }

    /** Clipped unigram matches: each word of the candidate counted against each reference, by plain loops. */
    private static int naiveUnigrams(Pair pair) {
        int matches = 0;
        for (int i = 0; i < pair.candidate.size(); i++) {
            String word = pair.candidate.get(i);
            int before = 0;
            for (int j = 0; j < i; j++) {
                before += pair.candidate.get(j).equals(word) ? 1 : 0;
            }
            int most = 0;
            for (List<String> reference : pair.references) {
                int count = 0;
                for (String other : reference) {
                    count += other.equals(word) ? 1 : 0;
                }
                most = Math.max(most, count);
            }
            matches += before < most ? 1 : 0;
        }
        return matches;
    }
}
