package dev.qkv.demo.activation;

/**
 * The error function and its complement, good to 1e-15, by the rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error function",
 * Mathematics of Computation 23 (1969), 631–637: one for |x| up to 0.46875, one up to 4, one beyond.
 */
public final class Erf {
    private static final double[] P1 = {
        3209.3775891384694, 377.485237685302, 113.86415415105016, 3.1611237438705655, 0.18577770618460315
    };
    private static final double[] Q1 = {2844.236833439171, 1282.6165260773723, 244.02463793444417, 23.601290952344122, 1
    };
    private static final double[] P2 = {
        1230.3393547979972,
        2051.0783778260716,
        1712.0476126340707,
        881.952221241769,
        298.6351381974001,
        66.11919063714163,
        8.883149794388377,
        0.5641884969886701,
        2.1531153547440383e-08
    };
    private static final double[] Q2 = {
        1230.3393548037495,
        3439.3676741437216,
        4362.619090143247,
        3290.7992357334597,
        1621.3895745666903,
        537.1811018620099,
        117.6939508913125,
        15.744926110709835,
        1
    };
    private static final double[] P3 = {
        0.0006587491615298378,
        0.016083785148742275,
        0.12578172611122926,
        0.36034489994980445,
        0.30532663496123236,
        0.016315387137302097
    };
    private static final double[] Q3 = {
        0.0023352049762686918, 0.06051834131244132, 0.5279051029514285, 1.8729528499234673, 2.568520192289822, 1
    };

    private Erf() {}

    /** 1 - erf(x), without the loss of digits of that subtraction. */
    public static double erfc(double x) {
        double size = Math.abs(x);
        if (size <= 0.46875) {
            return 1 - x * polynomial(P1, x * x) / polynomial(Q1, x * x);
        }
        double upper; // erfc(|x|)
        if (size <= 4) {
            upper = Math.exp(-size * size) * polynomial(P2, size) / polynomial(Q2, size);
        } else if (size < 27) {
            double inverse = 1 / (size * size);
            double rest = inverse * polynomial(P3, inverse) / polynomial(Q3, inverse);
            upper = Math.exp(-size * size) / size * (1 / Math.sqrt(Math.PI) - rest);
        } else {
            upper = 0; // below the smallest double
        }
        return x < 0 ? 2 - upper : upper;
    }

    /** The distribution function of the standard normal distribution, Φ(x). */
    public static double normal(double x) {
        return 0.5 * erfc(-x / Math.sqrt(2));
    }

    /** c0 + c1 x + c2 x² + … */
    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
