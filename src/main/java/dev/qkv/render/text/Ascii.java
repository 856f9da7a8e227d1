package dev.qkv.render.text;

/** Captions and formulas of the demos without letters beyond ASCII; letters of a language, such as Chinese ones, stay. */
public final class Ascii {
    private static final String FROM = "·−±′½¼⅛…⌊⌋⌈⌉→←√∞≈≤≥×∘∈∝‖–’“”ℝ\u0302αβγδεηθλμπρστφΦΨψωΣΔ";
    private static final String[] TO = {
        "*", "-", "+/-", "'", "1/2", "1/4", "1/8", "...", "floor(", ")", "ceil(", ")", "->", "<-", "sqrt", "inf", "~",
        "<=", ">=", "x", "*", " in ", " ~ ", "|", "-", "'", "\"", "\"", "R", "^", "alpha", "beta", "gamma", "delta",
        "eps", "eta", "theta", "lambda", "mu", "pi", "rho", "sigma", "tau", "phi", "Phi", "Psi", "psi", "omega", "sum",
        "Delta"
    };

    /** Raised signs, then what each is; a run of them follows one {@code ^}. */
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀᴸⁿ";

    private static final String RAISED_TO = "0123456789+-TLn";

    /** The same below the line, with {@code _}. */
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

    private Ascii() {}

    public static String of(String formula) {
        StringBuilder text = new StringBuilder(formula.length() + 16);
        char run = 0;
        for (int i = 0; i < formula.length(); i++) {
            char c = formula.charAt(i);
            int raised = RAISED.indexOf(c);
            int lowered = LOWERED.indexOf(c);
            char sign = raised >= 0 ? '^' : lowered >= 0 ? '_' : 0;
            if (sign != 0 && sign != run) {
                text.append(sign);
            }
            run = sign;
            int at = FROM.indexOf(c);
            if (raised >= 0) {
                text.append(RAISED_TO.charAt(raised));
            } else if (lowered >= 0) {
                text.append(lowered);
            } else if (at >= 0) {
                text.append(TO[at]);
                // a name would run into the letter after it
                boolean letter = i + 1 < formula.length() && Character.isLetter(formula.charAt(i + 1));
                text.append(letter && Character.isLetter(c) && TO[at].length() > 1 ? " " : "");
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
