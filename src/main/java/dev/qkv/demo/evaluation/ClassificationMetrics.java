package dev.qkv.demo.evaluation;

import dev.qkv.demo.Arguments;
import dev.qkv.demo.Case;
import dev.qkv.demo.Check;
import dev.qkv.demo.Checks;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Signature.Output;
import dev.qkv.demo.Signature.Param;
import dev.qkv.demo.Working;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;
import java.util.function.Function;

/**
 * Accuracy, precision, recall and F1 from the four counts of a binary confusion matrix; a ratio over 0 is 0.
 *
 * <p>Source: van Rijsbergen 1979, Information Retrieval, chapter 7.
 */
public final class ClassificationMetrics implements Mechanism {
    private static final Signature SIGNATURE = new Signature(
            "classification-metrics",
            new Caption("What the four counts of a confusion matrix say.", "混淆矩阵的四个计数能说明什么。"),
            "P = TP/(TP+FP), R = TP/(TP+FN), F1 = 2PR/(P+R)",
            "van Rijsbergen 1979, Information Retrieval, chapter 7",
            List.of(
                    Param.integer("tp", 8, Range.atLeast(0), "true positives", "真正例"),
                    Param.integer("fp", 2, Range.atLeast(0), "false positives", "假正例"),
                    Param.integer("fn", 4, Range.atLeast(0), "false negatives", "假负例"),
                    Param.integer("tn", 86, Range.atLeast(0), "true negatives", "真负例")),
            List.of(),
            List.of(
                    Output.of("accuracy", "", "(tp + tn) / total", "(tp + tn) / 总数"),
                    Output.of("precision", "", "tp / (tp + fp)", "tp / (tp + fp)"),
                    Output.of("recall", "", "tp / (tp + fn)", "tp / (tp + fn)"),
                    Output.of("f1", "", "2tp / (2tp + fp + fn)", "2tp / (2tp + fp + fn)"),
                    Output.of("specificity", "", "tn / (tn + fp)", "tn / (tn + fp)"),
                    Output.of("balanced_accuracy", "", "mean of recall and specificity", "召回率与特异度的平均"),
                    Output.of("majority_accuracy", "", "of always giving the more frequent class", "永远答多数类的准确率"),
                    Output.of("prevalence", "", "(tp + fn) / total", "(tp + fn) / 总数"),
                    Output.of("total", "", "tp + fp + fn + tn", "tp + fp + fn + tn")));

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Arguments complete(Arguments arguments) {
        if (arguments.num("tp") + arguments.num("fp") + arguments.num("fn") + arguments.num("tn") < 1) {
            throw DemoException.badParam("tp + fp + fn + tn must be at least 1");
        }
        return arguments;
    }

    @Override
    public Outcome run(Arguments arguments) {
        double tp = arguments.num("tp");
        double fp = arguments.num("fp");
        double fn = arguments.num("fn");
        double tn = arguments.num("tn");
        double total = tp + fp + fn + tn;
        double precision = over(tp, tp + fp);
        double recall = over(tp, tp + fn);
        double specificity = over(tn, tn + fp);
        double majority = Math.max(tp + fn, fp + tn) / total;
        return new Working()
                .step("total", "all four counts", "四个计数之和", total)
                .step("called_positive", "tp + fp: what precision divides by", "tp + fp：精确率的分母", tp + fp)
                .step("positive", "tp + fn: what recall divides by", "tp + fn：召回率的分母", tp + fn)
                .step("precision", "tp / (tp + fp)", "tp / (tp + fp)", precision)
                .step("recall", "tp / (tp + fn)", "tp / (tp + fn)", recall)
                .step("f1", "harmonic mean of the two", "两者的调和平均", over(2 * tp, 2 * tp + fp + fn))
                .step(
                        "majority_accuracy",
                        "accuracy to beat: always the more frequent class",
                        "要超过的准确率：永远答多数类",
                        majority)
                .output("accuracy", (tp + tn) / total)
                .output("precision", precision)
                .output("recall", recall)
                .output("f1", over(2 * tp, 2 * tp + fp + fn))
                .output("specificity", specificity)
                .output("balanced_accuracy", (recall + specificity) / 2)
                .output("majority_accuracy", majority)
                .output("prevalence", (tp + fn) / total)
                .output("total", total)
                .figure(new Figure.Heatmap(
                        new Caption("Confusion matrix", "混淆矩阵"),
                        new Caption("is", "实际"),
                        new Caption("called", "判为"),
                        List.of("+", "−"),
                        List.of("+", "−"),
                        new double[][] {{tp, fn}, {fp, tn}}))
                .bars(
                        new Caption("What each measure says", "各指标怎么说"),
                        List.of(
                                new Caption("accuracy", "准确率"),
                                new Caption("majority class", "永远答多数类"),
                                new Caption("balanced accuracy", "平衡准确率"),
                                new Caption("specificity", "特异度"),
                                new Caption("precision", "精确率"),
                                new Caption("recall", "召回率"),
                                Caption.same("F1")),
                        (tp + tn) / total,
                        majority,
                        (recall + specificity) / 2,
                        specificity,
                        precision,
                        recall,
                        over(2 * tp, 2 * tp + fp + fn))
                .outcome();
    }

    @Override
    public List<Check> checks(Arguments arguments, Function<Arguments, Outcome> run) {
        double tp = arguments.num("tp");
        double fp = arguments.num("fp");
        double fn = arguments.num("fn");
        double tn = arguments.num("tn");
        Outcome outcome = run.apply(arguments);
        Checks checks = new Checks();
        checks.equal(
                "8, 2, 4: precision", "8、2、4：精确率", 0.8, new Case(this).run(run).number("precision"));
        checks.equal("recall", "召回率", 2 / 3.0, new Case(this).run(run).number("recall"));
        checks.equal("F1", "F1", 8 / 11.0, new Case(this).run(run).number("f1"));
        checks.equal(
                "always \"no\" on 99 to 1: accuracy 0.99",
                "99 比 1 永远答否：准确率 0.99",
                0.99,
                new Case(this)
                        .set("tp", 0)
                        .set("fp", 0)
                        .set("fn", 1)
                        .set("tn", 99)
                        .run(run)
                        .number("accuracy"));
        checks.equal(
                "and recall 0",
                "而召回率 0",
                0,
                new Case(this)
                        .set("tp", 0)
                        .set("fp", 0)
                        .set("fn", 1)
                        .set("tn", 99)
                        .run(run)
                        .number("recall"),
                0);
        if (tp > 0) {
            checks.equal(
                    "one over the mean of 1/P and 1/R",
                    "1/P 与 1/R 平均的倒数",
                    2 / ((tp + fp) / tp + (tp + fn) / tp),
                    outcome.number("f1"));
        }
        if (tp + fp + fn + tn <= 10000) {
            checks.equal(
                    "labels written out one by one and counted",
                    "把标签逐个写出来再数",
                    agreeing(tp, fp, fn, tn),
                    outcome.number("accuracy"));
        }
        if (tp > 0) {
            checks.equal(
                    "errors swapped: precision becomes recall",
                    "两类错误互换：精确率变成召回率",
                    tp / (tp + fn),
                    new Case(this, arguments)
                            .set("fp", fn)
                            .set("fn", fp)
                            .run(run)
                            .number("precision"));
        }
        if (tn > 0) {
            checks.equal(
                    "classes swapped: specificity is the recall of the negatives",
                    "类别互换：特异度即负类的召回率",
                    tn / (tn + fp),
                    outcome.number("specificity"));
        }
        checks.equal(
                "share of positives and of negatives",
                "正例与负例的比例",
                1 - (fp + tn) / (tp + fp + fn + tn),
                outcome.number("prevalence"));
        checks.equal(
                "always \"no\" on 99 to 1: balanced accuracy one half",
                "99 比 1 永远答否：平衡准确率二分之一",
                0.5,
                new Case(this)
                        .set("tp", 0)
                        .set("fp", 0)
                        .set("fn", 1)
                        .set("tn", 99)
                        .run(run)
                        .number("balanced_accuracy"));
        checks.equal(
                "and no better than the constant answer",
                "也不比常数答案更好",
                0.99,
                new Case(this)
                        .set("tp", 0)
                        .set("fp", 0)
                        .set("fn", 1)
                        .set("tn", 99)
                        .run(run)
                        .number("majority_accuracy"));
        checks.equal("counts add up to", "计数之和", tp + fp + fn + tn, outcome.number("total"), 0);
        return checks.list();
    }

    private static double over(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double agreeing(double tp, double fp, double fn, double tn) {
        int agreeing = 0;
        int labels = 0;
        double[] counts = {tp, fp, fn, tn};
        for (int kind = 0; kind < 4; kind++) {
            boolean called = kind < 2;
            boolean positive = kind % 2 == 0;
            for (int i = 0; i < counts[kind]; i++) {
                labels++;
                agreeing += called == positive ? 1 : 0;
            }
        }
        return (double) agreeing / labels;
    }
}
