package dev.qkv.demo.architecture;

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
import dev.qkv.demo.Signature.Input;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Stage;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Byte-pair encoding: learns merges from a dictionary of counted words, and encodes words with them.
 *
 * <p>A word is its code points and one end mark. Of equally frequent pairs the one seen first wins, scanning words in input order, left to right.
 *
 * <p>Source: Sennrich et al. 2015, arXiv 1508.07909, algorithm 1.
 */
public final class Bpe implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "bpe",
            new Caption(
                    "Learns which neighbours to merge, then replays the merges on new words.",
                    "学出该合并哪些相邻符号，再在新词上按序重放。"),
            "merge argmax count(a, b), repeat",
            "Sennrich et al. 2015, arXiv:1508.07909, algorithm 1",
            List.of(Param.integer("merges", 10, Range.between(0, 10000), "to learn at most", "最多学多少个合并")),
            List.of(
                    Input.required("words", Signature.Type.STR, "[w]", "of the dictionary", "词典里的词"),
                    Input.required("counts", Signature.Type.INT, "[w]", "of each word", "各词的次数")
                            .in(Range.between(1, 1000000000)),
                    new Input(
                            "text",
                            Signature.Type.STR,
                            "[0..]",
                            "the words",
                            Range.any(),
                            new Caption("words to encode", "要编码的词"))),
            List.of(
                    Output.of("merged", Signature.Type.STR, "[k]", "symbols learned, in order", "依次学到的符号"),
                    Output.of("merge_pairs", Signature.Type.STR, "[k][0..]", "the pair of each", "各自的一对"),
                    Output.of("merge_counts", "[k]", "how often it occurred", "出现的次数"),
                    Output.of(
                            "vocabulary",
                            Signature.Type.STR,
                            "[0..]",
                            "characters as seen, end mark, merges",
                            "依次出现的字符、词尾标记、合并"),
                    Output.of("tokens", Signature.Type.STR, "[t][0..]", "of each word of text", "text 各词的 token"),
                    Output.of("decoded", Signature.Type.STR, "[t]", "joined again", "拼回的词"),
                    Output.of("token_count", "", "of all", "token 总数")));

    private static final int SHOWN = 16;

    private static final String END = "</w>";

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Map.of(
                "words",
                Value.array(Value.of("low"), Value.of("lower"), Value.of("newest"), Value.of("widest")),
                "counts",
                Value.of(new double[] {5, 2, 6, 3}),
                "text",
                Value.array(Value.of("lowest"), Value.of("newer")));
    }

    @Override
    public Arguments complete(Arguments arguments) {

        for (String name : List.of("words", "text")) {
            if (!arguments.hasInput(name)) {
                continue;
            }
            List<String> given = arguments.words(name);
            if (given.size() > 1000) {
                throw DemoException.badInput(name + " has " + given.size() + " words, at most 1000 are allowed");
            }
            for (String word : given) {
                if (word.isEmpty() || word.codePointCount(0, word.length()) > 100) {
                    throw DemoException.badInput(name + " holds a word of " + word.codePointCount(0, word.length())
                            + " characters, must be 1 to 100");
                }
            }
        }
        return arguments.hasInput("text") ? arguments : arguments.withInput("text", arguments.input("words"));
    }

    @Override
    public Outcome run(Arguments arguments) {
        double merges = arguments.num("merges");
        List<String> words = arguments.words("words");
        double[] counts = arguments.vector("counts");
        List<String> text = arguments.words("text");
        List<List<String>> split = new ArrayList<>();
        LinkedHashSet<String> vocabulary = new LinkedHashSet<>();
        for (String word : words) {
            List<String> symbols = symbols(word);
            split.add(symbols);
            vocabulary.addAll(symbols);
        }
        Working working = new Working();
        List<List<String>> rows = new ArrayList<>();
        List<Value> merged = new ArrayList<>();
        List<Value> pairs = new ArrayList<>();
        List<Value> pairCounts = new ArrayList<>();
        List<List<String>> learned = new ArrayList<>();
        while (learned.size() < merges) {
            Map<List<String>, Double> counted = counted(split, counts);
            List<String> best = null;
            for (Map.Entry<List<String>, Double> pair : counted.entrySet()) {
                if (best == null || pair.getValue() > counted.getOrDefault(best, 0.0)) {
                    best = pair.getKey();
                }
            }
            if (best == null) {
                break; // every word is one symbol
            }
            learned.add(best);
            String symbol = best.get(0) + best.get(1);
            vocabulary.add(symbol);
            merged.add(Value.of(symbol));
            pairs.add(Value.array(Value.of(best.get(0)), Value.of(best.get(1))));
            pairCounts.add(Value.of(counted.getOrDefault(best, 0.0)));
            for (List<String> symbols : split) {
                merge(symbols, best);
            }
            if (learned.size() <= SHOWN) {
                rows.add(List.of(
                        Integer.toString(learned.size()),
                        best.get(0) + " " + best.get(1),
                        NumberText.of(counted.getOrDefault(best, 0.0)),
                        symbol));
                working.stage(stage(learned.size(), symbol, split));
            }
        }
        List<Value> tokens = new ArrayList<>();
        List<Value> decoded = new ArrayList<>();
        double tokenCount = 0;
        for (String word : text) {
            List<String> symbols = symbols(word);
            for (List<String> pair : learned) {
                merge(symbols, pair);
            }
            tokenCount += symbols.size();
            tokens.add(strings(symbols));
            String joined = String.join("", symbols);
            decoded.add(Value.of(joined.substring(0, joined.length() - END.length())));
        }
        return working.output("merged", new Value.Arr(merged))
                .output("merge_pairs", new Value.Arr(pairs))
                .output("merge_counts", new Value.Arr(pairCounts))
                .output("vocabulary", strings(new ArrayList<>(vocabulary)))
                .output("tokens", new Value.Arr(tokens))
                .output("decoded", new Value.Arr(decoded))
                .output("token_count", tokenCount)
                .figure(new Figure.Table(
                        new Caption("Merges in the order learned", "按学到的次序列出的合并"),
                        List.of(
                                Caption.same("#"),
                                new Caption("pair", "符号对"),
                                new Caption("count", "次数"),
                                new Caption("new symbol", "新符号")),
                        rows))
                .figure(words(new Caption("Encoded", "编码结果"), text, tokens))
                .outcome();
    }

    private static Stage stage(int number, String symbol, List<List<String>> split) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> symbols : split.subList(0, Math.min(SHOWN, split.size()))) {
            rows.add(List.of(String.join(" ", symbols)));
        }
        return new Stage(
                new Caption("merge " + number, "第 " + number + " 次合并"),
                new Caption("The most frequent pair becomes " + symbol + ".", "最频繁的一对合成 " + symbol + "。"),
                List.of(new Figure.Table(
                        new Caption("The dictionary now", "此时的词典"), List.of(new Caption("word", "词")), rows)));
    }

    private static Figure words(Caption title, List<String> text, List<Value> tokens) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, text.size()); i++) {
            rows.add(List.of(text.get(i), String.join(" ", Arguments.words((Value.Arr) tokens.get(i)))));
        }
        return new Figure.Table(title, List.of(new Caption("word", "词"), new Caption("tokens", "token")), rows);
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double merges = arguments.num("merges");
        List<String> words = arguments.words("words");
        double[] counts = arguments.vector("counts");
        List<String> text = arguments.words("text");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        Outcome five = new Case(this).set("merges", 5).run(run);
        checks.holds(
                "the paper's dictionary: es, est, est</w>, lo, low",
                "论文的词典：es、est、est</w>、lo、low",
                strings(List.of("es", "est", "est</w>", "lo", "low")).equals(five.output("merged")));
        checks.equal(
                "their counts: 9, 9, 9, 7, 7",
                "次数依次为 9、9、9、7、7",
                new double[] {9, 9, 9, 7, 7},
                five.vector("merge_counts"),
                0);
        if (merges >= 1) {
            checks.equal(
                    "counted again by hand: the most frequent pair",
                    "重新数一遍：最频繁的一对",
                    plainBest(words, counts),
                    first(outcome.vector("merge_counts")),
                    0);
        }
        checks.equal(
                "without merges a word is its characters and the end mark",
                "不合并时，词就是各字符加词尾标记",
                characters(text),
                new Case(this, arguments).set("merges", 0).run(run).number("token_count"),
                0);
        checks.equal(
                "tokens of all words, counted",
                "数一数各词的 token",
                counted(outcome.array("tokens")),
                outcome.number("token_count"),
                0);
        checks.holds(
                "lowest with ten merges: low and est</w>",
                "十个合并后，lowest 是 low 和 est</w>",
                strings(List.of("low", "est</w>"))
                        .equals(new Case(this).run(run).array("tokens").values().get(0)));
        checks.holds(
                "decoded words are the words encoded",
                "解码后就是原来的词",
                strings(text).equals(outcome.output("decoded")));
        return checks.list();
    }

    private static List<String> symbols(String word) {
        List<String> symbols = new ArrayList<>();
        word.codePoints().forEach(c -> symbols.add(Character.toString(c)));
        symbols.add(END);
        return symbols;
    }

    /** Adjacent pairs in order of first sight. */
    private static Map<List<String>, Double> counted(List<List<String>> split, double[] counts) {
        Map<List<String>, Double> counted = new LinkedHashMap<>();
        for (int w = 0; w < split.size(); w++) {
            List<String> symbols = split.get(w);
            for (int i = 0; i + 1 < symbols.size(); i++) {
                counted.merge(List.of(symbols.get(i), symbols.get(i + 1)), counts[w], Double::sum);
            }
        }
        return counted;
    }

    private static void merge(List<String> symbols, List<String> pair) {
        for (int i = 0; i + 1 < symbols.size(); i++) {
            if (symbols.get(i).equals(pair.get(0)) && symbols.get(i + 1).equals(pair.get(1))) {
                symbols.set(i, pair.get(0) + pair.get(1));
                symbols.remove(i + 1);
            }
        }
    }

    private static Value.Arr strings(List<String> symbols) {
        List<Value> values = new ArrayList<>();
        for (String symbol : symbols) {
            values.add(Value.of(symbol));
        }
        return new Value.Arr(values);
    }

    private static double first(double[] counts) {
        return counts.length == 0 ? 0 : counts[0];
    }

    /** The largest count of two neighbours, by comparing every pair of places. */
    private static double plainBest(List<String> words, double[] counts) {
        List<List<String>> split = new ArrayList<>();
        for (String word : words) {
            split.add(symbols(word));
        }
        double best = 0;
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int w = 0; w < split.size(); w++) {
            for (int i = 0; i + 1 < split.get(w).size(); i++) {
                String key = split.get(w).get(i) + '\u0000' + split.get(w).get(i + 1);
                double sum = sums.getOrDefault(key, 0.0) + counts[w];
                sums.put(key, sum);
                best = Math.max(best, sum);
            }
        }
        return best;
    }

    private static double characters(List<String> text) {
        double sum = 0;
        for (String word : text) {
            sum += word.codePointCount(0, word.length()) + 1;
        }
        return sum;
    }

    private static double counted(Value.Arr tokens) {
        double sum = 0;
        for (Value word : tokens.values()) {
            sum += ((Value.Arr) word).values().size();
        }
        return sum;
    }
}
