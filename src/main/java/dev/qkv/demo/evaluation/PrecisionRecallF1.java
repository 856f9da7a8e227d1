package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Sums;
import dev.qkv.demo.Value;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Precision, recall and F1 of every label, and their macro and micro averages; anything over 0 counts as 0.
 *
 * <p>Macro is the plain mean over the labels (macro F1 the mean of the F1 values). Micro comes from the summed counts: with one label each, all three then equal
 * the accuracy. Source: van Rijsbergen 1979, Information retrieval; averages as in scikit-learn.
 */
public final class PrecisionRecallF1 implements Mechanism {
    private static final int SHOWN = 32;

    private static final Signature SIGNATURE = new Signature(
            "precision-recall-f1",
            new Caption(
                    "Of what was called a label, how much is it; of what is it, how much was found.",
                    "查准率：判为该类的有多少真是；查全率：真是该类的有多少被找到。"),
            "precision = tp / (tp + fp); recall = tp / (tp + fn); F1 = 2tp / (2tp + fp + fn)",
            "van Rijsbergen 1979, Information retrieval; averages as in scikit-learn",
            List.of(),
            Accuracy.inputs(),
            List.of(
                    Output.of("labels", "[c]", "all labels that occur, ascending", "出现过的标签，升序"),
                    Output.of("precision", "[c]", "tp / (tp + fp)", "tp / (tp + fp)"),
                    Output.of("recall", "[c]", "tp / (tp + fn)", "tp / (tp + fn)"),
                    Output.of("f1", "[c]", "their harmonic mean", "两者的调和平均"),
                    Output.of("support", "[c]", "occurrences in targets", "在 targets 中出现的次数"),
                    Output.of("macro_precision", "", "mean over the labels", "按标签平均"),
                    Output.of("macro_recall", "", "mean over the labels", "按标签平均"),
                    Output.of("macro_f1", "", "mean over the labels", "按标签平均"),
                    Output.of("micro_precision", "", "from summed counts", "由汇总计数求得"),
                    Output.of("micro_recall", "", "from summed counts", "由汇总计数求得"),
                    Output.of("micro_f1", "", "from summed counts", "由汇总计数求得")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Map<String, Value> ownInputs(Arguments params) {
        return Accuracy.own();
    }

    /** What happened to one label. */
    private static final class Counts {
        private int tp;
        private int fp;
        private int fn;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double[] predictions = arguments.vector("predictions");
        double[] targets = arguments.vector("targets");
        TreeMap<Double, Counts> byLabel = new TreeMap<>();
        for (int i = 0; i < targets.length; i++) {
            Counts predicted = byLabel.computeIfAbsent(predictions[i] + 0.0, label -> new Counts());
            Counts right = byLabel.computeIfAbsent(targets[i] + 0.0, label -> new Counts());
            if (predictions[i] == targets[i]) {
                right.tp++;
            } else {
                predicted.fp++;
                right.fn++;
            }
        }
        int c = byLabel.size();
        double[] labels = new double[c];
        double[] precision = new double[c];
        double[] recall = new double[c];
        double[] f1 = new double[c];
        double[] support = new double[c];
        double tp = 0;
        double wrong = 0;
        List<List<String>> rows = new ArrayList<>();
        int i = 0;
        for (Map.Entry<Double, Counts> entry : byLabel.entrySet()) {
            Counts counts = entry.getValue();
            labels[i] = entry.getKey();
            precision[i] = ratio(counts.tp, counts.tp + counts.fp);
            recall[i] = ratio(counts.tp, counts.tp + counts.fn);
            f1[i] = ratio(2 * precision[i] * recall[i], precision[i] + recall[i]);
            support[i] = counts.tp + counts.fn;
            tp += counts.tp;
            wrong += counts.fp; // as many as fn in all
            if (i < SHOWN) {
                rows.add(List.of(
                        NumberText.of(labels[i]),
                        Integer.toString(counts.tp),
                        Integer.toString(counts.fp),
                        Integer.toString(counts.fn)));
            }
            i++;
        }
        double micro = ratio(tp, tp + wrong);
        return new Working()
                .output("labels", labels)
                .output("precision", precision)
                .output("recall", recall)
                .output("f1", f1)
                .output("support", support)
                .output("macro_precision", Sums.mean(precision))
                .output("macro_recall", Sums.mean(recall))
                .output("macro_f1", Sums.mean(f1))
                .output("micro_precision", micro)
                .output("micro_recall", micro)
                .output("micro_f1", micro)
                .figure(new Figure.Table(
                        new Caption("Counts of each label", "每个标签的计数"),
                        List.of(new Caption("label", "标签"), Caption.same("tp"), Caption.same("fp"), Caption.same("fn")),
                        rows))
                .figure(shares(labels, precision, recall, f1))
                .outcome();
    }

    private static Figure shares(double[] labels, double[]... measures) {
        int shown = Math.min(SHOWN, labels.length);
        double[][] values = new double[shown][measures.length];
        List<String> names = new ArrayList<>();
        for (int label = 0; label < shown; label++) {
            names.add(NumberText.of(labels[label]));
            for (int measure = 0; measure < measures.length; measure++) {
                values[label][measure] = measures[measure][label];
            }
        }
        return new Figure.Heatmap(
                new Caption("Precision, recall and F1 of each label", "每个标签的精确率、召回率与 F1"),
                new Caption("label", "标签"),
                new Caption("measure", "指标"),
                names,
                List.of("P", "R", "F1"),
                values);
    }

    /** 0 where anything is divided by 0. */
    static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double[] predictions = arguments.vector("predictions");
        double[] targets = arguments.vector("targets");
        Outcome outcome = run.apply(arguments);
        double[] labels = outcome.vector("labels");
        double[] called = new double[labels.length];
        double[] are = new double[labels.length];
        double[] both = new double[labels.length];
        double[] harmonic = new double[labels.length];
        double right = 0;
        for (int i = 0; i < targets.length; i++) {
            for (int c = 0; c < labels.length && labels.length <= 1000; c++) {
                called[c] += predictions[i] == labels[c] ? 1 : 0;
                are[c] += targets[i] == labels[c] ? 1 : 0;
                both[c] += predictions[i] == labels[c] && targets[i] == labels[c] ? 1 : 0;
            }
            right += predictions[i] == targets[i] ? 1 : 0;
        }
        double[] foundShare = new double[labels.length];
        double[] calledShare = new double[labels.length];
        for (int c = 0; c < labels.length; c++) {
            calledShare[c] = called[c] == 0 ? 0 : both[c] / called[c];
            foundShare[c] = are[c] == 0 ? 0 : both[c] / are[c];
            harmonic[c] = both[c] == 0 ? 0 : 2 * both[c] / (called[c] + are[c]);
        }
        Checks checks = new Checks()
                .equal("micro F1 is the accuracy", "micro F1 即准确率", right / targets.length, outcome.number("micro_f1"));
        if (labels.length <= 1000) {
            checks.equal("precision, counted label by label", "逐标签计数得到的查准率", calledShare, outcome.vector("precision"))
                    .equal("recall, likewise", "查全率，同上", foundShare, outcome.vector("recall"))
                    .equal(
                            "F1 from the counts: 2tp / (2tp + fp + fn)",
                            "由计数求 F1：2tp / (2tp + fp + fn)",
                            harmonic,
                            outcome.vector("f1"));
        }
        Outcome constant = run.apply(of(new double[100], ones(100, 1)));
        Outcome published = run.apply(of(ones(20, 10), concat(ones(8, 8), new double[2], ones(4, 4), new double[6])));
        return checks.equal(
                        "99 of one label, 1 of another, always the first predicted: 0.99",
                        "99 比 1，总猜前者：0.99",
                        0.99,
                        constant.number("micro_f1"))
                .equal("yet the other is never found", "但另一类从未被找到", 0, constant.vector("recall")[1])
                .equal(
                        "8 right, 2 too many, 4 missed: 4/5, 2/3, 8/11",
                        "8 个正确、2 个误报、4 个漏报：4/5、2/3、8/11",
                        new double[] {0.8, 2 / 3.0, 8 / 11.0},
                        new double[] {
                            published.vector("precision")[1],
                            published.vector("recall")[1],
                            published.vector("f1")[1]
                        })
                .list();
    }

    private Arguments of(double[] predictions, double[] targets) {
        return new Case(this)
                .set("predictions", predictions)
                .set("targets", targets)
                .arguments();
    }

    /** Ones, then zeros up to the length. */
    private static double[] ones(int length, int ones) {
        double[] labels = new double[length];
        Arrays.fill(labels, 0, ones, 1);
        return labels;
    }

    private static double[] concat(double[]... parts) {
        int length = 0;
        for (double[] part : parts) {
            length += part.length;
        }
        double[] all = new double[length];
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
