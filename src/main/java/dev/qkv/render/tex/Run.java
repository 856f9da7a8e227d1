package dev.qkv.render.tex;

import dev.qkv.render.tex.Symbols.Kind;

/** A row of atoms being put together, with the spaces that their kinds ask for. */
final class Run {
    private final boolean unicode;
    private final boolean tight;
    private final StringBuilder text = new StringBuilder();
    private Kind last = Kind.OPEN;
    private boolean spaced;
    private int atoms;
    private boolean operators;
    private boolean afterFraction;

    /** @param tight without spaces, as in a script */
    Run(boolean unicode, boolean tight) {
        this.unicode = unicode;
        this.tight = tight;
    }

    void add(String atom, Kind kind) {
        if (atom.isEmpty() && kind != Kind.SPACE) {
            return;
        }
        if (kind == Kind.SPACE) {
            afterFraction = false;
            // a narrow space beside an operator that has one already is not doubled
            if (!text.isEmpty() && (atom.length() > 1 || !endsWithSpace())) {
                text.append(atom);
            }
            spaced = true;
            return;
        }
        boolean binary = kind == Kind.BINARY && isOperand(last);
        if (afterFraction && !endsWithSpace() && (kind == Kind.LETTER || kind == Kind.OPEN || kind == Kind.NAME)) {
            text.append(' ');
        }
        afterFraction = false;
        if (!tight && !text.isEmpty() && !endsWithSpace() && needsSpace(kind, binary, atom)) {
            text.append(' ');
        }
        // an x between letters would read as one of them
        text.append(tight && binary && atom.equals("x") ? " x " : atom);
        atoms++;
        operators |= binary || kind == Kind.RELATION;
        if (!tight && (kind == Kind.RELATION || binary)) {
            text.append(' ');
        }
        last = kind == Kind.BINARY && !binary ? Kind.OPEN : kind;
        spaced = false;
    }

    /** Adds a fraction: what follows it is kept apart, or it would read as part of what is below the slash. */
    void fraction(String slashed) {
        add(slashed, Kind.LETTER);
        afterFraction = true;
    }

    /** Puts a script on the atom before it. */
    void attach(String script) {
        text.append(script);
        if (last == Kind.LARGE || last == Kind.NAME) {
            return;
        }
        last = Kind.LETTER;
    }

    private boolean needsSpace(Kind kind, boolean binary, String atom) {
        if (kind == Kind.RELATION || binary) {
            return true;
        }
        if (last == Kind.PUNCTUATION) {
            return true;
        }
        if (last == Kind.LARGE) {
            return kind != Kind.CLOSE;
        }
        if (last == Kind.NAME) {
            return kind == Kind.LETTER || kind == Kind.NAME || kind == Kind.LARGE;
        }
        if (kind == Kind.NAME || kind == Kind.LARGE) {
            return isOperand(last);
        }
        // without the scripts and signs of Unicode, factors side by side would read as one word
        boolean factors = isOperand(last) && kind == Kind.LETTER;
        return factors && !unicode && !spaced && !(isDigits(atom) && endsWithDigit());
    }

    private static boolean isOperand(Kind kind) {
        return kind == Kind.LETTER || kind == Kind.CLOSE;
    }

    private static boolean isDigits(String atom) {
        return Character.isDigit(atom.charAt(0)) || atom.charAt(0) == '.';
    }

    private boolean endsWithDigit() {
        char c = text.charAt(text.length() - 1);
        return Character.isDigit(c) || c == '.';
    }

    private boolean endsWithSpace() {
        return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
    }

    /** Whether it reads as one thing beside a slash or a root. */
    boolean isSingle() {
        return !operators && atoms <= 1;
    }

    /** Whether there are only factors in it. */
    boolean isProduct() {
        return !operators;
    }

    String text() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
