package dev.qkv.notes;

import dev.qkv.model.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's text, by line, and the faults found in it.
 *
 * @param path as faults name it
 * @param lines without their ends
 * @param faults grows while the text is read
 */
public record SourceText(String path, List<String> lines, List<Fault> faults) {
    static final int MAX_BYTES = 1 << 20;

    /** The text of a file; what is no UTF-8 is a fault, and read as U+FFFD. */
    public static SourceText read(Path file, String path, List<Fault> faults) {
        return of(path, bytes(file, path), faults);
    }

    /** The bytes of a file. */
    static byte[] bytes(Path file, String path) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new BankException(path + ": " + size + " bytes; a note has at most " + MAX_BYTES);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BankException(path + ": cannot be read: " + e.getMessage());
        }
    }

    /** The same of a file whose bytes are read already. */
    static SourceText of(String path, byte[] bytes, List<Fault> faults) {
        return of(path, decode(bytes, path, faults), faults);
    }

    public static SourceText of(String path, String text, List<Fault> faults) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start <= body.length()) {
            int end = body.indexOf('\n', start);
            if (end < 0) {
                end = body.length();
            }
            int stop = end > start && body.charAt(end - 1) == '\r' ? end - 1 : end;
            lines.add(body.substring(start, stop));
            start = end + 1;
        }
        return new SourceText(path, lines, faults);
    }

    private static String decode(byte[] bytes, String path, List<Fault> faults) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            out.flip();
            return out.toString();
        }
        out.flip();
        String before = out.toString();
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        String what = bytes.length > 1 && ((bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE)
                ? "this is UTF-16; notes are UTF-8"
                : "no UTF-8 from here on";
        faults.add(new Fault(path, line, column, Fault.Severity.ERROR, what, lastLine(before)));
        return text;
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** @param line 1-based @param column 1-based */
    public void error(int line, int column, String message) {
        faults.add(new Fault(path, line, column, Fault.Severity.ERROR, message, line(line)));
    }

    public void warning(int line, int column, String message) {
        faults.add(new Fault(path, line, column, Fault.Severity.WARNING, message, line(line)));
    }

    /** @param number 1-based; beyond the end is empty */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The lines from one to another, 1-based and inclusive, without empty ones at either end. */
    public String slice(int from, int to) {
        int first = from;
        int last = Math.min(to, lines.size());
        while (first <= last && line(first).isBlank()) {
            first++;
        }
        while (last >= first && line(last).isBlank()) {
            last--;
        }
        return first > last ? "" : String.join("\n", lines.subList(first - 1, last));
    }
}
