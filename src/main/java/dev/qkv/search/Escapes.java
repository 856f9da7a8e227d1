package dev.qkv.search;

/** Texts in the lines of an index: tabs, line ends and backslashes are escaped, so that a line is a record and a tab ends a field. */
final class Escapes {
    private Escapes() {}

    static void escape(String text, StringBuilder line) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\n' || c == '\r' || c == '\t') {
                line.append(text, from, i).append('\\').append(c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c);
                from = i + 1;
            }
        }
        if (from == 0) {
            line.append(text);
        } else {
            line.append(text, from, text.length());
        }
    }

    static String unescape(String field) throws DamagedIndex {
        int slash = field.indexOf('\\');
        if (slash < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        int from = 0;
        while (slash >= 0) {
            text.append(field, from, slash);
            if (slash + 1 == field.length()) {
                throw new DamagedIndex("a field ends in an escape");
            }
            text.append(
                    switch (field.charAt(slash + 1)) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        default -> field.charAt(slash + 1);
                    });
            from = slash + 2;
            slash = field.indexOf('\\', from);
        }
        return text.append(field, from, field.length()).toString();
    }

    /** The first field's end, from {@code from} on: the next tab, or the line's end. */
    static int end(String line, int from) {
        int tab = line.indexOf('\t', from);
        return tab < 0 ? line.length() : tab;
    }
}
