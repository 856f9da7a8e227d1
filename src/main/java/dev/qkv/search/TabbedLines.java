package dev.qkv.search;

/** Lines of fields parted by tabs, read in order. */
final class TabbedLines {
    private final String text;
    private int at;
    private int end = -1;

    TabbedLines(String text) {
        this.text = text;
    }

    /** Adds a line. */
    static void append(StringBuilder text, String... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            Escapes.escape(fields[i], text);
        }
        text.append('\n');
    }

    boolean nextLine() {
        at = end + 1;
        end = text.indexOf('\n', at);
        return end >= 0;
    }

    /** Whether the line has more fields. */
    boolean more() {
        return at <= end;
    }

    String next() throws DamagedIndex {
        if (at > end) {
            throw new DamagedIndex("a field is missing");
        }
        int stop = at;
        while (stop < end && text.charAt(stop) != '\t') {
            stop++;
        }
        String field = text.substring(at, stop);
        at = stop + 1;
        return Escapes.unescape(field);
    }

    int nextInt() throws DamagedIndex {
        try {
            return Integer.parseInt(next());
        } catch (NumberFormatException e) {
            throw new DamagedIndex("not a number", e);
        }
    }
}
