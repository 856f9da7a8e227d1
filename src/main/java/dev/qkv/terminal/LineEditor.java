package dev.qkv.terminal;

import dev.qkv.render.text.Columns;

/** One line of text being typed. Positions are in code points; marks that combine with a character move with it. */
final class LineEditor {
    private static final int LONGEST = 2000;

    private final StringBuilder text = new StringBuilder();
    private int cursor;

    String text() {
        return text.toString();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** UTF-16 index of the cursor. */
    int cursor() {
        return cursor;
    }

    void clear() {
        text.setLength(0);
        cursor = 0;
    }

    /** Whether the key was one for the editor. */
    boolean press(Key key) {
        switch (key.type()) {
            case CHARACTER -> insert(Character.toString(key.codePoint()));
            case PASTE -> insert(key.text());
            case BACKSPACE -> delete(previous(), cursor);
            case DELETE -> delete(cursor, following());
            case LEFT -> cursor = previous();
            case RIGHT -> cursor = following();
            case HOME -> cursor = 0;
            case END -> cursor = text.length();
            case CONTROL -> {
                return control(key.codePoint());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean control(int letter) {
        switch (letter) {
            case 'a' -> cursor = 0;
            case 'e' -> cursor = text.length();
            case 'b' -> cursor = previous();
            case 'f' -> cursor = following();
            case 'k' -> text.setLength(cursor);
            case 'u' -> delete(0, cursor);
            case 'w' -> {
                int from = cursor;
                while (from > 0 && text.charAt(from - 1) == ' ') {
                    from--;
                }
                while (from > 0 && text.charAt(from - 1) != ' ') {
                    from--;
                }
                delete(from, cursor);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Line ends and tabs of what is pasted become spaces, other control characters go. */
    private void insert(String more) {
        StringBuilder clean = new StringBuilder(more.length());
        for (int i = 0; i < more.length(); ) {
            int codePoint = more.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\n' || codePoint == '\t' || codePoint == '\r') {
                if (codePoint != '\n' || clean.isEmpty() || clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (!Character.isISOControl(codePoint)) {
                clean.appendCodePoint(codePoint);
            }
        }
        String insertion = more.length() > 1 ? clean.toString().strip() : clean.toString();
        if (text.length() + insertion.length() <= LONGEST) {
            text.insert(cursor, insertion);
            cursor += insertion.length();
        }
    }

    private void delete(int from, int to) {
        text.delete(from, to);
        cursor = from;
    }

    private int previous() {
        int at = cursor;
        while (at > 0) {
            int codePoint = text.codePointBefore(at);
            at -= Character.charCount(codePoint);
            if (Columns.of(codePoint) > 0) {
                break;
            }
        }
        return at;
    }

    private int following() {
        int at = cursor;
        while (at < text.length()) {
            at += Character.charCount(text.codePointAt(at));
            if (at == text.length() || Columns.of(text.codePointAt(at)) > 0) {
                break;
            }
        }
        return at;
    }
}
