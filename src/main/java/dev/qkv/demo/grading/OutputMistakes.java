package dev.qkv.demo.grading;

import dev.qkv.demo.Demo;
import dev.qkv.demo.NumberText;
import dev.qkv.demo.Value;
import dev.qkv.figure.Caption;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an output itself tells: turned over, in another order, off by a factor, another output altogether. */
final class OutputMistakes {
    /** A share of the largest value; a factor from a few digits is no factor. */
    private static final double TIGHT = 1e-4;

    private final Demo demo;
    private final double tolerance;

    OutputMistakes(Demo demo, double tolerance) {
        this.demo = demo;
        this.tolerance = tolerance;
    }

    @Nullable
    Caption cause(String name, Value given) {
        Value ours = demo.outcome().output(name);
        Caption cause = other(name, given);
        cause = cause != null ? cause : arranged(ours, given);
        cause = cause != null ? cause : changed(ours, given);
        cause = cause != null ? cause : factor(ours, given);
        return cause != null ? cause : rounded(ours, given);
    }

    private @Nullable Caption other(String name, Value given) {
        if (Graded.size(given) < 2) {
            return null; // one number is soon the same as another
        }
        for (Map.Entry<String, Value> other : demo.outcome().outputs().entrySet()) {
            if (!other.getKey().equals(name) && Graded.same(other.getValue(), given, tolerance)) {
                String found = other.getKey();
                return new Caption("this is " + found + ", not " + name, "这是 " + found + "，不是 " + name);
            }
        }
        for (Map.Entry<String, Value> input : demo.arguments().inputs().entrySet()) {
            if (Graded.same(input.getValue(), given, tolerance)) {
                String found = input.getKey();
                return new Caption("this is the input " + found + ", unchanged", "这是没有变化的输入 " + found);
            }
        }
        return null;
    }

    private @Nullable Caption arranged(Value ours, Value given) {
        int depth = Matrices.depth(ours);
        boolean rectangular = !Graded.shape(ours).contains("*");
        if (depth >= 2 && rectangular && Graded.same(Matrices.lastTransposed(ours), given, tolerance)) {
            return new Caption("a transposed matrix: rows and columns are exchanged", "矩阵转置了：行列对调");
        }
        if (depth == 3 && rectangular && Graded.same(Matrices.transposed(ours), given, tolerance)) {
            return new Caption("the first two axes are exchanged", "前两个轴对调了");
        }
        double[] want = Matrices.flat(ours);
        double[] got = Matrices.flat(given);
        if (want.length < 2 || want.length != got.length) {
            return null;
        }
        if (close(want, got)) {
            return new Caption(
                    "the right numbers in another shape: " + Graded.shape(given) + " instead of " + Graded.shape(ours),
                    "数字对，形状不对：给的是 " + Graded.shape(given) + "，应为 " + Graded.shape(ours));
        }
        if (depth >= 2 && rectangular && close(Matrices.flat(Matrices.lastTransposed(ours)), got)) {
            return new Caption(
                    "filled column by column instead of row by row (a reshape where a transpose is needed, or the"
                            + " reverse)",
                    "按列填充而不是按行（该转置的地方用了 reshape，或反过来）");
        }
        double[] reversed = new double[want.length];
        for (int i = 0; i < want.length; i++) {
            reversed[i] = want[want.length - 1 - i];
        }
        return close(reversed, got) ? new Caption("in the reverse order", "顺序反了") : null;
    }

    private @Nullable Caption changed(Value ours, Value given) {
        double[] want = Matrices.flat(ours);
        double[] got = Matrices.flat(given);
        if (want.length == 0 || want.length != got.length) {
            return null;
        }
        if (as(want, got, number -> number + 1)) {
            return new Caption("one more than it should be everywhere: counted from 1?", "每个都大 1：是从 1 开始数的吗？");
        }
        if (as(want, got, number -> number - 1)) {
            return new Caption("one less than it should be everywhere", "每个都小 1");
        }
        if (as(want, got, Math::sqrt)) {
            return new Caption(
                    "the square root of what is asked (a deviation for a variance?)", "给的是所求的平方根（该给方差，给了标准差？）");
        }
        if (as(want, got, number -> number * number)) {
            return new Caption("the square of what is asked (a variance for a deviation?)", "给的是所求的平方（该给标准差，给了方差？）");
        }
        if (as(want, got, Math::log)) {
            return new Caption("the logarithm of what is asked", "给的是所求的对数");
        }
        if (as(want, got, Math::exp)) {
            return new Caption("e to the power of what is asked", "给的是所求的 e 次幂");
        }
        if (as(want, got, number -> 1 - number)) {
            return new Caption("1 minus what is asked", "给的是 1 减去所求");
        }
        return as(want, got, Math::abs) ? new Caption("the signs are lost", "丢了正负号") : null;
    }

    private @Nullable Caption factor(Value ours, Value given) {
        double[] want = Matrices.flat(ours);
        double[] got = Matrices.flat(given);
        if (want.length == 0 || want.length != got.length) {
            return null;
        }
        int at = 0;
        for (int i = 1; i < want.length; i++) {
            at = Math.abs(want[i]) > Math.abs(want[at]) ? i : at;
        }
        double factor = got[at] / want[at];
        if (want[at] == 0 || !Double.isFinite(factor) || factor == 0 || !as(want, got, number -> number * factor)) {
            return offset(want, got);
        }
        if (near(factor, -1)) {
            return new Caption("the sign is wrong everywhere", "正负号全反了");
        }
        if (near(factor, 100) || near(factor, 0.01)) {
            return factor > 1
                    ? new Caption("a percentage instead of a share", "给成了百分数，应为比例")
                    : new Caption("a share instead of a percentage", "给成了比例，应为百分数");
        }
        if (near(factor, 1 / Math.log(2))) {
            return new Caption("the logarithm to base 2 instead of the natural one", "用了以 2 为底的对数，应为自然对数");
        }
        if (near(factor, 1 / Math.log(10))) {
            return new Caption("the logarithm to base 10 instead of the natural one", "用了以 10 为底的对数，应为自然对数");
        }
        if (near(factor, Math.log(2))) {
            return new Caption("the natural logarithm instead of the one to base 2", "用了自然对数，应为以 2 为底");
        }
        Caption size = size(factor);
        if (size != null) {
            return size;
        }
        if (want.length == 1 && !near(factor, Math.rint(factor)) && !near(1 / factor, Math.rint(1 / factor))) {
            return null; // one number is always some multiple of another
        }
        String times =
                NumberText.of(new BigDecimal(factor).round(new MathContext(6)).doubleValue());
        return want.length == 1
                ? new Caption(times + " times what it should be", "是应有值的 " + times + " 倍")
                : new Caption("everything is " + times + " times what it should be", "每个数都是应有值的 " + times + " 倍");
    }

    /** A factor that is a length of an input: a sum instead of a mean, or the reverse. */
    private @Nullable Caption size(double factor) {
        for (Map.Entry<String, Value> input : demo.arguments().inputs().entrySet()) {
            Value value = input.getValue();
            for (int axis = 0; axis < Matrices.depth(value); axis++) {
                int length = Draws.length(value, axis);
                String en = "the length " + length + " of " + input.getKey();
                String zh = input.getKey() + " 的长度 " + length;
                if (length > 1 && near(factor, length)) {
                    return new Caption(
                            "too large by " + en + ": a sum instead of a mean?", "大了 " + zh + " 倍：该取平均却取了和？");
                }
                if (length > 1 && near(factor, 1.0 / length)) {
                    return new Caption(
                            "too small by " + en + ": a mean instead of a sum?", "小了 " + zh + " 倍：该取和却取了平均？");
                }
            }
        }
        return null;
    }

    private @Nullable Caption offset(double[] want, double[] got) {
        double offset = got[0] - want[0];
        if (want.length < 2 || !as(want, got, number -> number + offset)) {
            return null;
        }
        String text =
                NumberText.of(new BigDecimal(offset).round(new MathContext(6)).doubleValue());
        return new Caption("everything is off by " + text, "每个数都差 " + text);
    }

    private @Nullable Caption rounded(Value ours, Value given) {
        double[] want = Matrices.flat(ours);
        double[] got = Matrices.flat(given);
        if (want.length == 0 || !Graded.shape(ours).equals(Graded.shape(given))) {
            return null;
        }
        for (int digits = 1; digits <= 6; digits++) {
            int places = digits;
            if (as(
                    want,
                    got,
                    number -> new BigDecimal(number)
                            .setScale(places, RoundingMode.HALF_EVEN)
                            .doubleValue())) {
                return new Caption("rounded to " + digits + " decimals", "舍入到了 " + digits + " 位小数");
            }
        }
        return null;
    }

    private boolean as(double[] want, double[] got, DoubleUnaryOperator change) {
        double[] changed = new double[want.length];
        for (int i = 0; i < want.length; i++) {
            changed[i] = change.applyAsDouble(want[i]);
        }
        return close(changed, got);
    }

    private boolean close(double[] want, double[] got) {
        if (want.length != got.length) {
            return false;
        }
        for (int i = 0; i < want.length; i++) {
            // written so that NaN is not close
            if (!(Math.abs(want[i] - got[i]) <= tolerance * Math.max(1, Math.abs(want[i])))) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(double factor, double known) {
        return Math.abs(factor - known) <= TIGHT * Math.abs(known);
    }
}
