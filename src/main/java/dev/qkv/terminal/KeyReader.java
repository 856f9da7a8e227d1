package dev.qkv.terminal;

import java.io.IOException;
import java.util.function.Supplier;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/** Characters and escape sequences (ECMA-48, xterm's cursor and editing keys, bracketed paste) to keys. */
final class KeyReader {
    /** How long the rest of a sequence may take; longer, and it was the Escape key. Milliseconds. */
    private static final long SEQUENCE = 50;

    /** How often events from outside are looked for. Milliseconds. */
    private static final long POLL = 100;

    private static final int LONGEST_SEQUENCE = 32;
    private static final int LONGEST_PASTE = 100_000;
    private static final String PASTE_END = "\u001b[201~";

    private final NonBlockingReader reader;
    private final Supplier<@Nullable Key> events;

    /** @param events what happened outside since the last call; null for nothing */
    KeyReader(NonBlockingReader reader, Supplier<@Nullable Key> events) {
        this.reader = reader;
        this.events = events;
    }

    /**
     * Waits for the next key or event.
     *
     * @param timeout milliseconds until {@link Key.Type#NONE}; 0 for no limit
     */
    Key next(long timeout) throws IOException {
        long waited = 0;
        while (true) {
            Key event = events.get();
            if (event != null) {
                return event;
            }
            int c = reader.read(POLL);
            if (c == -1) {
                return Key.of(Key.Type.CLOSED);
            }
            if (c != NonBlockingReader.READ_EXPIRED) {
                return key(c);
            }
            waited += POLL;
            if (timeout > 0 && waited >= timeout) {
                return Key.of(Key.Type.NONE);
            }
        }
    }

    private Key key(int c) throws IOException {
        return switch (c) {
            case '\r', '\n' -> Key.of(Key.Type.ENTER);
            case 3 -> Key.of(Key.Type.INTERRUPT);
            case '\t' -> Key.of(Key.Type.TAB);
            case 8, 127 -> Key.of(Key.Type.BACKSPACE);
            case 27 -> escape();
            default -> c < ' ' ? Key.control((char) (c + 'a' - 1)) : Key.character(codePoint(c));
        };
    }

    private int codePoint(int first) throws IOException {
        if (!Character.isHighSurrogate((char) first)) {
            return first;
        }
        int second = reader.read(SEQUENCE);
        return second >= 0 && Character.isLowSurrogate((char) second)
                ? Character.toCodePoint((char) first, (char) second)
                : 0xFFFD;
    }

    private Key escape() throws IOException {
        int next = reader.read(SEQUENCE);
        if (next < 0) {
            return Key.of(Key.Type.ESCAPE);
        }
        if (next == 'O') {
            return cursor(reader.read(SEQUENCE));
        }
        if (next != '[') {
            return Key.of(Key.Type.UNKNOWN);
        }
        StringBuilder parameters = new StringBuilder();
        int c = reader.read(SEQUENCE);
        while (c >= ' ' && c < '@' && parameters.length() < LONGEST_SEQUENCE) {
            parameters.append((char) c);
            c = reader.read(SEQUENCE);
        }
        return c == '~' ? editing(parameters.toString()) : cursor(c);
    }

    private Key editing(String parameters) throws IOException {
        int end = parameters.indexOf(';');
        return switch (end < 0 ? parameters : parameters.substring(0, end)) {
            case "1", "7" -> Key.of(Key.Type.HOME);
            case "3" -> Key.of(Key.Type.DELETE);
            case "4", "8" -> Key.of(Key.Type.END);
            case "5" -> Key.of(Key.Type.PAGE_UP);
            case "6" -> Key.of(Key.Type.PAGE_DOWN);
            case "200" -> paste();
            default -> Key.of(Key.Type.UNKNOWN);
        };
    }

    private static Key cursor(int c) {
        return switch (c) {
            case 'A' -> Key.of(Key.Type.UP);
            case 'B' -> Key.of(Key.Type.DOWN);
            case 'C' -> Key.of(Key.Type.RIGHT);
            case 'D' -> Key.of(Key.Type.LEFT);
            case 'H' -> Key.of(Key.Type.HOME);
            case 'F' -> Key.of(Key.Type.END);
            case 'M' -> Key.of(Key.Type.ENTER);
            default -> Key.of(Key.Type.UNKNOWN);
        };
    }

    /** What is pasted may hold line ends and anything else; none of it is a key. */
    private Key paste() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = reader.read(10 * POLL);
            if (c < 0) {
                break;
            }
            text.append((char) c);
            int begin = text.length() - PASTE_END.length();
            if (begin >= 0 && text.indexOf(PASTE_END, begin) == begin) {
                text.setLength(begin);
                break;
            }
            if (text.length() > LONGEST_PASTE) {
                text.delete(0, LONGEST_PASTE / 2); // the end mark must still be found
            }
        }
        return Key.paste(text.toString());
    }
}
