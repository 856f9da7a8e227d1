package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Limits;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Exact match and token F1 of answers, as the evaluation of SQuAD scores them; means as fractions.
 *
 * <p>Normalized in this order: lower case; ASCII punctuation deleted; the words a, an and the replaced by a space; split at white space. Of several references
 * the best of each score counts. If either side has no tokens, F1 is 1 when both have none, else 0 (SQuAD 2.0). Source: Rajpurkar et al. 2016, arXiv 1606.05250;
 * 2018, arXiv 1806.03822.
 */
public final class SquadEmF1 implements Mechanism {
    private static final int SHOWN = 32;

    private static final Signature SIGNATURE = new Signature(
            "squad-em-f1",
            new Caption(
                    "Whether an answer equals a reference after normalization, and how many tokens they share.",
                    "答案规范化后是否与参考完全相同，以及两者共有多少 token。"),
            "EM = [tokens equal]; F1 = 2 · common / (prediction + reference tokens)",
            "Rajpurkar et al. 2016, arXiv:1606.05250; 2018, arXiv:1806.03822",
            List.of(),
            List.of(
                    Input.required("predictions", Signature.Type.STR, "[n]", "answers given", "给出的答案"),
                    Input.required("references", Signature.Type.STR, "[n][1..]", "right answers of each", "每题的参考答案")),
            List.of(
                    Output.of("exact_match", "", "mean, a fraction", "平均值，分数"),
                    Output.of("f1", "", "mean, a fraction", "平均值，分数"),
                    Output.of("exact_matches", "[n]", "0 or 1", "0 或 1"),
                    Output.of("f1s", "[n]", "of each answer", "每题的 F1")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "predictions",
                Value.words("The Eiffel Tower", "in 1998"),
                "references",
                Value.array(Value.words("Eiffel Tower"), Value.words("1998", "the year 1998")));
    }

    @Override
    public Arguments complete(Arguments arguments) {
        double length = 0;
        for (String prediction : arguments.words("predictions")) {
            length = Math.max(length, prediction.length());
        }
        double references = 0;
        for (Value of : arguments.array("references").values()) {
            for (Value reference : ((Value.Arr) of).values()) {
                references += ((Value.Str) reference).value().length();
            }
        }
        Limits.work(Code.BAD_INPUT, "characters of the longest answer * of all references", length * references / 16);
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        List<String> predictions = arguments.words("predictions");
        List<Value> references = arguments.array("references").values();
        double[] exactMatches = new double[predictions.size()];
        double[] f1s = new double[predictions.size()];
        List<Value> normalized = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < exactMatches.length; i++) {
            List<String> prediction = tokens(predictions.get(i));
            normalized.add(Value.words(prediction.toArray(new String[0])));
            tokens.add(String.join(" ", prediction));
            for (String reference : Arguments.words((Value.Arr) references.get(i))) {
                List<String> right = tokens(reference);
                exactMatches[i] = Math.max(exactMatches[i], prediction.equals(right) ? 1 : 0);
                f1s[i] = Math.max(f1s[i], f1(prediction, right));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, f1s.length); i++) {
            rows.add(List.of(
                    predictions.get(i), tokens.get(i), NumberText.of(exactMatches[i]), NumberText.of(rounded(f1s[i]))));
        }
        return new Working()
                .step("normalized", "[n][0..]", "tokens of the predictions", "规范化后预测的 token", new Value.Arr(normalized))
                .output("exact_match", Sums.mean(exactMatches))
                .output("f1", Sums.mean(f1s))
                .output("exact_matches", exactMatches)
                .output("f1s", f1s)
                .figure(new Figure.Table(
                        new Caption("Each answer after normalization", "规范化之后的每个答案"),
                        List.of(
                                new Caption("answer", "答案"),
                                new Caption("tokens", "token"),
                                Caption.same("EM"),
                                Caption.same("F1")),
                        rows))
                .outcome();
    }

    private static double rounded(double share) {
        return Math.round(1e4 * share) / 1e4;
    }

    private static double f1(List<String> prediction, List<String> reference) {
        if (prediction.isEmpty() || reference.isEmpty()) {
            return prediction.isEmpty() && reference.isEmpty() ? 1 : 0;
        }
        int common = Ngrams.matches(Ngrams.of(prediction, 1), Ngrams.of(reference, 1));
        return 2.0 * common / (prediction.size() + reference.size());
    }

    /** Lower case, no ASCII punctuation, no articles, split at white space. */
    private static List<String> tokens(String answer) {
        StringBuilder letters = new StringBuilder();
        String lower = answer.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (!isPunctuation(lower.charAt(i))) {
                letters.append(lower.charAt(i));
            }
        }
        String text = letters.toString();
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && isWord(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            String word = text.substring(at, end);
            boolean article = word.equals("a") || word.equals("an") || word.equals("the");
            int other = end < text.length() ? text.codePointAt(end) : ' ';
            token.append(article ? "" : word);
            if (article || isSpace(other)) {
                add(tokens, token);
            }
            if (end < text.length() && !isSpace(other)) {
                token.appendCodePoint(other);
            }
            at = end + Character.charCount(other);
        }
        add(tokens, token);
        return tokens;
    }

    private static void add(List<String> tokens, StringBuilder token) {
        if (!token.isEmpty()) {
            tokens.add(token.toString());
            token.setLength(0);
        }
    }

    private static boolean isPunctuation(char c) {
        return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    }

    /** Letters and numbers of any script: what the word boundaries of the original's pattern see. */
    private static boolean isWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        Outcome own = run.apply(new Case(this).arguments());
        List<Value> firsts = new ArrayList<>();
        for (Value references : arguments.array("references").values()) {
            firsts.add(((Value.Arr) references).values().get(0));
        }
        Outcome self = run.apply(new Case(this, arguments)
                .set("predictions", new Value.Arr(firsts))
                .arguments());
        double[] ones = new double[firsts.size()];
        Arrays.fill(ones, 1);
        return new Checks()
                .equal(
                        "case and articles do not count: “The Eiffel Tower”",
                        "不计大小写与冠词：“The Eiffel Tower”",
                        1,
                        own.vector("exact_matches")[0])
                .equal("“in 1998” against “1998”: 2/3", "“in 1998” 对 “1998”：2/3", 2 / 3.0, own.vector("f1s")[1])
                .equal("a first reference against itself", "首个参考与自身比较", ones, self.vector("f1s"))
                .equal(
                        "no tokens on either side: 1",
                        "两边都没有 token：1",
                        1,
                        run.apply(new Case(this)
                                        .set("predictions", Value.words("the"))
                                        .set("references", Value.array(Value.words("")))
                                        .arguments())
                                .number("f1"))
                .list();
    }
}
