package dev.qkv.render.text;

/** Captions and formulas of the demos without letters beyond ASCII. */
public final class Ascii {
    private static final String FROM = "·−θΣΦπ±σε′²³ᵀ₀½ω…⌊⌋→";
    private static final String[] TO = {
        "*", "-", "theta", "sum ", "Phi", "pi", "+/-", "sigma", "eps", "'", "^2", "^3", "^T", "_0", "1/2", "omega",
        "...", "floor(", ")", "->"
    };

    private Ascii() {}

    public static String of(String formula) {
        StringBuilder text = new StringBuilder(formula.length() + 16);
        for (int i = 0; i < formula.length(); i++) {
            char c = formula.charAt(i);
            int at = FROM.indexOf(c);
            if (at >= 0) {
                text.append(TO[at]);
            } else if (c == '√') {
                text.append("sqrt");
            } else if (c == '∞') {
                text.append("inf");
            } else if (c == '≈') {
                text.append("~");
            } else {
                text.append(c == '‖' ? "|" : String.valueOf(c));
            }
        }
        return text.toString();
    }
}
