package dev.qkv.app;

import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans as one string, so that an index can hold a text ready to be wrapped and printed. Each span is U+0001, its role, a colon, and its text; the Unicode form
 * and, where it differs, the ASCII form are parted by U+0002. Spans hold no control characters, so both are free.
 */
final class LaidText {
    private static final char SPAN = '\u0001';
    private static final char ASCII = '\u0002';
    private static final Role[] ROLES = Role.values();

    private LaidText() {}

    static String of(List<Span> unicode, List<Span> ascii) {
        return unicode.equals(ascii) ? write(unicode) : write(unicode) + ASCII + write(ascii);
    }

    static List<Span> read(String laid, boolean unicode) {
        int parting = laid.indexOf(ASCII);
        int at = parting >= 0 && !unicode ? parting + 1 : 0;
        int end = parting >= 0 && unicode ? parting : laid.length();
        List<Span> spans = new ArrayList<>();
        while (at < end) {
            int next = laid.indexOf(SPAN, at + 1);
            int stop = next < 0 || next > end ? end : next;
            int colon = laid.indexOf(':', at);
            String text = laid.substring(colon + 1, stop);
            // a line feed alone is a break, which is told by identity
            spans.add(text.equals("\n") ? Span.BREAK : new Span(role(laid.substring(at + 1, colon)), text));
            at = stop;
        }
        return spans;
    }

    /** By comparing: valueOf asks for the constants by reflection, which takes longer than the rest of a lookup. */
    private static Role role(String name) {
        for (Role role : ROLES) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role " + name);
    }

    private static String write(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            Style style = span.style();
            Role role = style instanceof Role named ? named : Role.TEXT;
            text.append(SPAN).append(role.name()).append(':').append(span.text());
        }
        return text.toString();
    }
}
