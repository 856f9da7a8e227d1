package dev.qkv.config;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where a run writes: data to out, notices and errors to err. Everything is UTF-8 and written once, through one buffer each. */
public final class Console {
    private final OutputStream out;
    private final OutputStream err;
    private final StringBuilder pending = new StringBuilder();

    public Console(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = err;
    }

    /** The other end of standard output is gone; nobody is to be told. */
    public static final class Closed extends RuntimeException {
        Closed() {
            super("closed pipe", null, false, false);
        }
    }

    /** Writes text to standard output. */
    public void print(CharSequence text) {
        pending.append(text);
        if (pending.length() > 1 << 16) {
            flush();
        }
    }

    public void println(CharSequence line) {
        pending.append(line).append('\n');
        if (pending.length() > 1 << 16) {
            flush();
        }
    }

    /** Writes a notice to standard error, after what was printed before it. It may quote what means harm: control characters stay behind. */
    public void notice(CharSequence line) {
        flush();
        try {
            err.write((harmless(line) + "\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // nobody is left to be told
        }
    }

    /** Writes a notice to standard error while the process is being ended; what was printed before it may have been cut short. */
    public void last(CharSequence line) {
        pending.setLength(0);
        notice(line);
    }

    private static String harmless(CharSequence text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                clean.setCharAt(i, '?');
            }
        }
        return clean.toString();
    }

    /** Writes to standard error without ending the line, for what is overwritten. */
    public void progress(CharSequence text) {
        flush();
        try {
            err.write(text.toString().getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // nobody is left to be told
        }
    }

    /** Hands what is pending to the system. */
    public void flush() {
        if (pending.length() == 0) {
            return;
        }
        byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
        pending.setLength(0);
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            String message = e.getMessage();
            if (message != null && message.contains("Broken pipe")) {
                throw new Closed();
            }
            throw new UncheckedIOException("standard output: " + message, e);
        }
    }
}
