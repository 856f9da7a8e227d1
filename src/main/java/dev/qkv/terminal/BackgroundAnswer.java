package dev.qkv.terminal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal says to {@code OSC 11 ; ?}, the colour behind its text, and to the request for its attributes sent after it: that one nearly every terminal
 * answers, so its answer alone says that there is none to the first. Source: XTerm Control Sequences, "Operating System Commands" and "CSI c".
 */
final class BackgroundAnswer {
    static final String QUESTION = "\u001b]11;?\u001b\\\u001b[c";

    private static final String COLOUR = "\u001b]11;rgb";

    private final StringBuilder received = new StringBuilder();

    void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            received.append((char) (bytes[i] & 0xFF));
        }
    }

    /** Whether the last answer is there: {@code CSI ? … c}. */
    boolean isComplete() {
        int start = received.indexOf("\u001b[?");
        return start >= 0 && received.indexOf("c", start) >= 0;
    }

    /** Whether the colour is nearer to white than to black; null where no colour was told. */
    @Nullable
    Boolean isLight() {
        int start = received.indexOf(COLOUR);
        int colon = start < 0 ? -1 : received.indexOf(":", start);
        if (colon < 0 || colon > start + COLOUR.length() + 1) {
            return null;
        }
        int end = colon + 1;
        while (end < received.length() && isPart(received.charAt(end))) {
            end++;
        }
        String[] parts = received.substring(colon + 1, end).split("/", -1);
        if (parts.length < 3) {
            return null;
        }
        double[] shares = new double[3];
        for (int i = 0; i < 3; i++) {
            if (parts[i].isEmpty() || parts[i].length() > 4) {
                return null;
            }
            shares[i] = Integer.parseInt(parts[i], 16) / (Math.pow(16, parts[i].length()) - 1);
        }
        // how bright red, green and blue look: Rec. 709
        return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2] > 0.5;
    }

    private static boolean isPart(char c) {
        return c == '/' || "0123456789abcdef".indexOf(String.valueOf(c).toLowerCase(Locale.ROOT)) >= 0;
    }
}
