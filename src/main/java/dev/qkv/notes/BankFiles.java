package dev.qkv.notes;

import dev.qkv.model.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Reads files of a bank, with the faults found in them and a digest of their paths and texts. */
final class BankFiles {
    /** Its first byte in UTF-8. */
    private static final byte BYTE_ORDER_MARK = (byte) 0xef;

    /** Never fed: to look an algorithm up for each file takes a third as long as to read the file. */
    private static final MessageDigest UNFED = unfed();

    private final Path root;
    private final List<Fault> faults = new ArrayList<>();
    private final MessageDigest digest = sha256();

    BankFiles(Path root) {
        this.root = root;
    }

    private static MessageDigest unfed() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return (MessageDigest) UNFED.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a file; empty, with a fault, where it is a symbolic link. */
    SourceText read(Path file) {
        String path = relative(file);
        if (Files.isSymbolicLink(file)) {
            fault(path, "a symbolic link; a bank's files are plain files");
            return SourceText.of(path, "", faults);
        }
        byte[] bytes = SourceText.bytes(file, path);
        SourceText source = SourceText.of(path, bytes, faults);
        digest.update((path + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(
                isItsLines(bytes) ? bytes : String.join("\n", source.lines()).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return source;
    }

    /** Whether a text is the same when it is made of its lines again: a file has one digest whatever ends its lines, and with a byte order mark or without. */
    private static boolean isItsLines(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\r') {
                return false;
            }
        }
        return bytes.length == 0 || bytes[0] != BYTE_ORDER_MARK;
    }

    void fault(String path, String message) {
        faults.add(new Fault(path, 1, 1, Fault.Severity.ERROR, message, ""));
    }

    /** As faults and notes name a file: from the root on, with slashes. */
    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    List<Fault> faults() {
        return faults;
    }

    /** Of every file read. */
    byte[] digest() {
        return digest.digest();
    }
}
