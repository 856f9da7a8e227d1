package dev.qkv.terminal;

/**
 * Something that came from the keyboard, or from outside while waiting for it.
 *
 * @param codePoint of a {@link Type#CHARACTER}, or the letter of a {@link Type#CONTROL}, lower case; else 0
 * @param text what was pasted; else empty
 */
record Key(Type type, int codePoint, String text) {
    enum Type {
        CHARACTER,
        CONTROL,
        ENTER,
        ESCAPE,
        TAB,
        BACKSPACE,
        DELETE,
        LEFT,
        RIGHT,
        UP,
        DOWN,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        PASTE,
        /** A sequence that means nothing here. */
        UNKNOWN,
        /** Nothing came in time. */
        NONE,
        /** The size has changed, or the program was stopped and goes on. */
        REDRAW,
        /** Ctrl-C. */
        INTERRUPT,
        /** The terminal is gone. */
        CLOSED
    }

    static Key of(Type type) {
        return new Key(type, 0, "");
    }

    static Key character(int codePoint) {
        return new Key(Type.CHARACTER, codePoint, "");
    }

    static Key control(char letter) {
        return new Key(Type.CONTROL, letter, "");
    }

    static Key paste(String text) {
        return new Key(Type.PASTE, 0, text);
    }

    boolean is(Type other) {
        return type == other;
    }

    boolean isControl(char letter) {
        return type == Type.CONTROL && codePoint == letter;
    }

    /** The character in lower case, full width made narrow as Chinese input methods send it; 0 for any other key. */
    int letter() {
        if (type != Type.CHARACTER) {
            return 0;
        }
        int narrow = codePoint >= '！' && codePoint <= '～' ? codePoint - 0xFEE0 : codePoint;
        return Character.toLowerCase(narrow == '　' ? ' ' : narrow);
    }
}
