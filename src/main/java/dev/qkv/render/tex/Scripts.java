package dev.qkv.render.tex;

import org.jspecify.annotations.Nullable;

/** Raised and lowered characters, where Unicode has them all. */
final class Scripts {
    private static final String PLAIN = "0123456789+-−=()";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";
    private static final String RAISED_LETTERS_PLAIN = "abcdefghijklmnoprstuvwxyzT⊤";
    private static final String RAISED_LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵀ";
    private static final String LOWERED_LETTERS_PLAIN = "aehijklmnoprstuvxβγρφχ";
    private static final String LOWERED_LETTERS = "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";

    private Scripts() {}

    /** The text raised, or null where a character has no raised form. */
    static @Nullable String raised(String text) {
        return map(text, RAISED, RAISED_LETTERS_PLAIN, RAISED_LETTERS);
    }

    /** The text lowered, or null where a character has no lowered form. */
    static @Nullable String lowered(String text) {
        return map(text, LOWERED, LOWERED_LETTERS_PLAIN, LOWERED_LETTERS);
    }

    private static @Nullable String map(String text, String signs, String plainLetters, String letters) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                continue;
            }
            int sign = PLAIN.indexOf(c);
            int letter = plainLetters.indexOf(c);
            if (sign >= 0) {
                mapped.append(signs.charAt(sign));
            } else if (letter >= 0) {
                mapped.append(letters.charAt(letter));
            } else {
                return null;
            }
        }
        return mapped.toString();
    }
}
