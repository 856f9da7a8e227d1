package dev.qkv.demo.attention;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks and prints what they come to. Nothing is asserted: figures are for people who know their machine. */
public final class Ratios {
    private Ratios() {}

    public static void main(String[] args) throws RunnerException {
        Map<String, Double> times = run("AttentionBenchmark");
        System.out.printf("n = %d, d = %d, milliseconds%n", AttentionBenchmark.N, AttentionBenchmark.D);
        line("attention", times.get("attention"), "products", times.get("products"));
        line("attention, causal", times.get("attentionCausal"), "products", times.get("products"));
        line("flash attention", times.get("flash"), "products", times.get("products"));
        line("multi-head", times.get("multiHead"), "products of its heads", times.get("productsOfHeads"));
        Map<String, Double> tokens = run("DecodeBenchmark");
        System.out.printf("%nthe next token, milliseconds (beside it: times the one of half as many tokens)%n");
        System.out.printf("%8s %16s %22s %10s%n", "tokens", "cached", "uncached", "ratio");
        for (int n = 256; n <= 2048; n *= 2) {
            double cached = tokens.get("cached " + n);
            double uncached = tokens.get("uncached " + n);
            System.out.printf(
                    Locale.ROOT,
                    "%8d %9.4f %6s %14.3f %7s %9.0f%n",
                    n,
                    cached,
                    growth(tokens.get("cached " + n / 2), cached),
                    uncached,
                    growth(tokens.get("uncached " + n / 2), uncached),
                    uncached / cached);
        }
    }

    private static String growth(Double half, double whole) {
        return half == null ? "" : String.format(Locale.ROOT, "x%.1f", whole / half);
    }

    private static void line(String what, double time, String base, double baseTime) {
        System.out.printf(
                Locale.ROOT, "%-18s %8.2f   %-22s %8.2f   ratio %.2f%n", what, time, base, baseTime, time / baseTime);
    }

    /** Mean times by method, with the number of tokens where there is one. */
    private static Map<String, Double> run(String benchmark) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("\\." + benchmark + "\\.")
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Double> times = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            String tokens = result.getParams().getParam("tokens");
            times.put(
                    name.substring(name.lastIndexOf('.') + 1) + (tokens == null ? "" : " " + tokens),
                    result.getPrimaryResult().getScore());
        }
        return times;
    }
}
