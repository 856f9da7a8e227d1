package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.demo.Naive;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.exchange.MechanismRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exercises are handed out, computed rightly and wrongly, and graded, by the user's door. */
class ExerciseTest {
    @TempDir
    static Path data;

    static Stream<String> mechanisms() {
        return Mechanisms.ids().stream();
    }

    private Qkv.Run qkv(String input, String... args) {
        return Qkv.in(data).input(input).run(args);
    }

    private String exercise(String mechanism, long seed, String... more) {
        List<String> args =
                new ArrayList<>(List.of("explain", mechanism, "--exercise", "--seed", String.valueOf(seed)));
        args.addAll(Arrays.asList(more));
        Qkv.Run run = qkv("", args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void ourOwnOutputsAreRight(String mechanism) {
        List<String> cases = new ArrayList<>();
        for (long seed = 0; seed < 2; seed++) {
            String exercise = exercise(mechanism, seed);
            assertThat(exercise).doesNotContain("\"outputs\"").isEqualTo(exercise(mechanism, seed));
            cases.add(exercise.replace("\"seed\":" + seed, ""));
            Qkv.Run solved = qkv(exercise, "explain", mechanism, "--input", "-", "--json");
            assertThat(solved.err()).isEmpty();
            assertThat(solved.exit()).isZero();
            Qkv.Run graded = qkv(solved.out(), "explain", mechanism, "--grade", "-");
            assertThat(graded.err()).isEmpty();
            assertThat(graded.exit()).as(graded.out()).isZero();
            // the seed alone stands for the case
            String outputs = solved.out()
                    .substring(solved.out().indexOf("\"outputs\""), solved.out().indexOf(",\"checks\""));
            assertThat(qkv("{\"seed\":" + seed + "," + outputs + "}", "explain", mechanism, "--grade", "-")
                            .exit())
                    .isZero();
        }
        assertThat(cases.stream().distinct()).as("seeds draw different cases").hasSizeGreaterThan(1);
    }

    /** What somebody did wrong: the exercise, how its outputs came about, and what the grade must say. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong("attention", "output", "causal=false", "the scale 1/√dk is missing", Wrong.with("scale", 1)),
                wrong("attention", "output", "causal=true", "the causal mask is missing", Wrong.with("causal", false)),
                wrong(
                        "attention",
                        "weights",
                        "causal=false",
                        "softmax over the wrong axis",
                        c -> Value.of(Naive.transposed(rows(Naive.transposed(scores(c)), Naive::softmax)))),
                wrong("attention", "weights", "causal=true", "the mask comes after the softmax", c -> {
                    double[][] weights = rows(scores(c), Naive::softmax);
                    int shift = weights[0].length - weights.length;
                    for (int i = 0; i < weights.length; i++) {
                        for (int j = 0; j < weights[i].length; j++) {
                            weights[i][j] = j > i + shift ? 0 : weights[i][j];
                        }
                    }
                    return Value.of(weights);
                }),
                wrong(
                        "attention",
                        "weights",
                        "causal=false",
                        "transposed",
                        c -> Value.of(Naive.transposed(rows(scores(c), Naive::softmax)))),
                wrong("rope", "rotated", "interleaved=true", "the other RoPE layout", Wrong.with("interleaved", false)),
                wrong("rope", "rotated", "interleaved=false", "the other RoPE layout", Wrong.with("interleaved", true)),
                wrong("layer-norm", "output", "eps=0", "the sample deviation (n − 1)", c -> {
                    double[][] normed = rows(
                            rows(c, "x"),
                            row -> Arrays.stream(Naive.standardized(row, 0))
                                    .map(z -> z * Math.sqrt((row.length - 1.0) / row.length))
                                    .toArray());
                    return Value.of(affine(c, normed));
                }),
                wrong(
                        "layer-norm",
                        "output",
                        "eps=0",
                        "normalized down the columns",
                        c -> Value.of(affine(
                                c,
                                Naive.transposed(rows(
                                        Naive.transposed(rows(c, "x")), column -> Naive.standardized(column, 0)))))),
                wrong(
                        "rms-norm",
                        "output",
                        "eps=0",
                        "that is LayerNorm",
                        c -> Value.of(affine(c, rows(rows(c, "x"), row -> Naive.standardized(row, 0))))),
                wrong("multi-head-attention", "output", "causal=false", "√dh is missing", c -> heads(c, 1)),
                wrong(
                        "gelu",
                        "output",
                        "approximate=none",
                        "quick form",
                        c -> Value.of(Arrays.stream(c.vector("x"))
                                .map(x -> x / (1 + Math.exp(-1.702 * x)))
                                .toArray())),
                wrong(
                        "cross-entropy",
                        "losses",
                        "",
                        "base 2",
                        c -> Value.of(Arrays.stream(c.vector("losses"))
                                .map(loss -> loss / Math.log(2))
                                .toArray())),
                wrong("grpo", "advantages", "ddof=0", "the sample deviation (n − 1)", Wrong.with("ddof", 1)),
                wrong(
                        "lora",
                        "merged",
                        "",
                        "alpha/r is left out",
                        c -> Value.of(Naive.sum(rows(c, "w"), Naive.times(rows(c, "b"), rows(c, "a"))))),
                wrong(
                        "perplexity",
                        "perplexity",
                        "",
                        "one over the mean probability",
                        c -> Value.of(1
                                / Arrays.stream(c.vector("token_probs"))
                                        .average()
                                        .orElse(0))),
                wrong(
                        "softmax",
                        "probabilities",
                        "temperature=2",
                        "the temperature is left out",
                        c -> Value.of(Naive.softmax(c.vector("logits")))),
                wrong("pass-at-k", "per_problem", "k=2", "that estimate is biased", c -> {
                    double[] n = c.vector("n");
                    double[] right = c.vector("c");
                    double[] estimates = new double[n.length];
                    for (int i = 0; i < n.length; i++) {
                        estimates[i] = 1 - Math.pow(1 - right[i] / n[i], 2);
                    }
                    return Value.of(estimates);
                }));
    }

    private interface Wrong {
        /** @param values params, inputs and our outputs by name */
        Value of(dev.qkv.demo.Arguments values);

        /** The same mechanism with another parameter. */
        static Wrong with(String param, Object value) {
            return values -> new Value.Str(param + "=" + value);
        }
    }

    private static Arguments wrong(String mechanism, String output, String param, String cause, Wrong wrong) {
        return Arguments.of(mechanism, output, param, cause, wrong);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("mistakes")
    void theMistakeIsNamed(String mechanism, String output, String param, String cause, Wrong wrong)
            throws IOException {
        String[] typed = param.isEmpty() ? new String[0] : new String[] {"-p", param};
        int found = 0;
        for (long seed = 0; seed < 3; seed++) {
            String exercise = exercise(mechanism, seed, typed);
            MechanismRequest request = parsed(exercise);
            Map<String, Value> known = new LinkedHashMap<>(Objects.requireNonNull(request.inputs()));
            known.putAll(outputs(exercise, mechanism));
            Value answer = wrong.of(new dev.qkv.demo.Arguments(request.params(), known));
            if (answer instanceof Value.Str changed) {
                answer = outputs(exercise, mechanism, "-p", changed.value()).get(output);
            }
            String graded = exercise.strip()
                    .replaceAll(
                            "}$", ",\"outputs\":{\"" + output + "\":" + json(Objects.requireNonNull(answer)) + "}}");
            Qkv.Run run = qkv(graded, "explain", mechanism, "--grade", "-");
            assertThat(run.err()).isEmpty();
            if (run.exit() == 1) {
                found++;
                assertThat(run.out()).contains(output, "expected", cause);
                assertThat(Qkv.in(data)
                                .input(graded)
                                .env("LANG", "zh_CN.UTF-8")
                                .run("explain", mechanism, "--grade", "-")
                                .out())
                        .contains("可能的原因");
            }
        }
        assertThat(found).as("cases where the mistake makes a difference").isPositive();
    }

    private Map<String, Value> outputs(String exercise, String mechanism, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("explain", mechanism, "--input", "-", "--json"));
        args.addAll(Arrays.asList(more));
        String solved = qkv(exercise, args.toArray(String[]::new)).out();
        return Objects.requireNonNull(parsed(solved).outputs());
    }

    private static MechanismRequest parsed(String json) throws IOException {
        return MechanismRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "test");
    }

    private static String json(Value value) {
        if (value instanceof Value.Arr array) {
            return "["
                    + String.join(
                            ",", array.values().stream().map(ExerciseTest::json).toList()) + "]";
        }
        return Double.toString(((Value.Num) value).value());
    }

    private static double[][] rows(dev.qkv.demo.Arguments values, String name) {
        return values.matrix(name).get2DData();
    }

    private static double[][] scores(dev.qkv.demo.Arguments values) {
        return Naive.times(values.num("scale"), Naive.times(rows(values, "q"), Naive.transposed(rows(values, "k"))));
    }

    private interface Row {
        double[] of(double[] row);
    }

    private static double[][] rows(double[][] matrix, Row change) {
        double[][] rows = new double[matrix.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = change.of(matrix[i]);
        }
        return rows;
    }

    private static double[][] affine(dev.qkv.demo.Arguments values, double[][] normed) {
        return rows(normed, row -> {
            double[] changed = row.clone();
            for (int j = 0; j < row.length; j++) {
                double weight = values.hasInput("weight") ? values.vector("weight")[j] : 1;
                changed[j] = row[j] * weight + (values.hasInput("bias") ? values.vector("bias")[j] : 0);
            }
            return changed;
        });
    }

    private static Value heads(dev.qkv.demo.Arguments values, double scale) {
        int heads = values.size("heads");
        double[][] wq = rows(values, "wq");
        int dh = wq[0].length / heads;
        // attention with queries √dh times as long is attention without the scale
        double[][] longer = Naive.times(scale * Math.sqrt(dh), wq);
        return Value.of(Naive.heads(
                rows(values, "x"), longer, rows(values, "wk"), rows(values, "wv"), rows(values, "wo"), heads, false));
    }

    @Test
    void theFirstDifferenceIsNamedByPlaceAndNumbers() {
        String file = "{\"inputs\":{\"logits\":[0,0]},\"params\":{},\"outputs\":{\"probabilities\":[0.5,0.75]}}";
        Qkv.Run run = qkv(file, "explain", "softmax", "--grade", "-");
        assertThat(run.exit()).isEqualTo(1);
        Golden.check("golden/grade-softmax.txt", run.out());
        Golden.check(
                "golden/grade-softmax.json",
                qkv(file, "explain", "softmax", "--grade", "-", "--json").out());
    }

    static Stream<Arguments> unusable() {
        String inputs = "\"inputs\":{\"logits\":[0,1]}";
        return Stream.of(
                Arguments.of("{", 3, "1:2"),
                Arguments.of("[]", 3, "expected an object"),
                Arguments.of("{" + inputs + "}", 3, "no outputs to grade"),
                Arguments.of("{" + inputs + ",\"outputs\":{}}", 3, "softmax has probabilities"),
                Arguments.of("{" + inputs + ",\"outputs\":{\"probabilites\":[1]}}", 3, "did you mean probabilities?"),
                Arguments.of("{" + inputs + ",\"outputs\":{\"probabilities\":[NaN,1]}}", 3, "JSON has no NaN"),
                Arguments.of("{" + inputs + ",\"outputs\":{\"probabilities\":[1e999,1]}}", 1, "Infinity"),
                Arguments.of("{" + inputs + ",\"outputs\":{\"probabilities\":[[0,1]]}}", 1, "expected [2], got [1][2]"),
                Arguments.of("{" + inputs + ",\"outputs\":{\"probabilities\":\"x\"}}", 1, "wrong shape"),
                Arguments.of("{\"inputs\":{\"logits\":[]},\"outputs\":{\"probabilities\":[]}}", 3, "logits is empty"),
                Arguments.of(
                        "{\"inputs\":{\"logit\":[1]},\"outputs\":{\"probabilities\":[1]}}", 3, "did you mean logits?"),
                Arguments.of(
                        "{\"params\":{\"temperature\":0}," + inputs + ",\"outputs\":{\"probabilities\":[0,1]}}",
                        2,
                        "temperature must be a number > 0"),
                Arguments.of("{\"mechanism\":\"rope\",\"outputs\":{}}", 2, "answers rope, not softmax"),
                Arguments.of("{\"seed\":\"x\",\"outputs\":{}}", 3, "seed must be a whole number"),
                Arguments.of("{\"tolerance\":-1,\"outputs\":{}}", 3, "tolerance must be a number from 0 to 1"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatCannotBeGradedIsNamed(String file, int exit, String message) {
        Qkv.Run run = qkv(file, "explain", "softmax", "--grade", "-");
        assertThat(run.out() + run.err()).contains(message);
        assertThat(run.exit()).isEqualTo(exit);
    }

    /** Outputs with a value in the wrong place, of the wrong kind or size, for every mechanism: graded or refused, never a bug. */
    @ParameterizedTest
    @MethodSource("mechanisms")
    void noFileIsTooStrange(String mechanism) throws IOException {
        Random random = new Random(mechanism.hashCode());
        String[] strange = {"null", "{}", "[]", "true", "\"x\"", "-1", "1e300", "0", "[[[]]]", "[1,[2]]", "1e-320", ""};
        for (long seed = 0; seed < 3; seed++) {
            String exercise = exercise(mechanism, seed);
            Map<String, Value> outputs = outputs(exercise, mechanism);
            String name = new ArrayList<>(outputs.keySet()).get(random.nextInt(outputs.size()));
            String solved = qkv(exercise, "explain", mechanism, "--input", "-", "--json")
                    .out();
            int from = solved.indexOf(random.nextBoolean() ? "\"outputs\"" : "\"params\"");
            int at = from + random.nextInt(solved.length() - from);
            String value = strange[random.nextInt(strange.length)];
            List<String> files = List.of(
                    solved.substring(0, at) + value + solved.substring(at + 1),
                    solved.replaceFirst("\"" + name + "\":[^,\\]}]+", "\"" + name + "\":" + value),
                    exercise.strip().replaceAll("}$", ",\"outputs\":{\"" + name + "\":" + value + "}}"));
            for (String file : files) {
                Qkv.Run run = qkv(file, "explain", mechanism, "--grade", "-");
                assertThat(run.exit()).as(file + run.err()).isBetween(0, 3);
                assertThat(run.out() + run.err()).isNotBlank();
            }
        }
    }
}
