package dev.qkv.search;

/** Greek letters as people type them: {@code β} and {@code beta} are one word. */
final class Greek {
    private static final String[] NAMES = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"
    };

    private Greek() {}

    /** Whether it is one of the lower-case letters alpha to omega. */
    static boolean isLetter(int c) {
        return c >= 'α' && c <= 'ω';
    }

    static String name(int c) {
        return NAMES[c - 'α'];
    }
}
