package dev.qkv.app;

import dev.qkv.model.Fault;
import java.nio.file.Path;
import java.util.Locale;

/** A fault as text: path:line:column, the line, and a caret under the column. */
public final class FaultText {
    private static final int LONGEST = 200;

    private FaultText() {}

    /** @param root the folder that the fault's path starts from */
    public static String of(Fault fault, Path root) {
        String head = root.resolve(fault.path()) + ":" + fault.line() + ":" + fault.column() + ": "
                + fault.severity().name().toLowerCase(Locale.ROOT) + ": " + fault.message();
        String line = fault.sourceLine();
        if (line.isBlank() || fault.column() > LONGEST) {
            return head;
        }
        String shown = safe(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        StringBuilder caret = new StringBuilder();
        for (int i = 0; i < fault.column() - 1 && i < shown.length(); i++) {
            char c = shown.charAt(i);
            // a wide character takes two columns, and so does an ideographic space
            caret.append(c == '\t' ? '\t' : c >= 0x2E80 && c <= 0xFFE6 ? '\u3000' : ' ');
        }
        return head + "\n  " + shown + "\n  " + caret + "^";
    }

    private static String safe(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            text.append(c != '\t' && Character.isISOControl(c) ? '\uFFFD' : c);
        }
        return text.toString();
    }
}
