package dev.qkv.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/** The second copy of the log: plain lines, appended and forced to disk before the database commits, so that a database lost is a database rebuilt. */
final class PlainLog {
    private final Path file;

    PlainLog(Path file) {
        this.file = file;
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Appends events and forces them to disk; on failure the file is as it was. @return its size after that */
    long append(List<Event> events) throws IOException {
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(EventLine.of(event)));
        Private.file(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long before = channel.size();
            try {
                StringBuilder text = new StringBuilder();
                if (before > 0 && last(channel, before) != '\n') {
                    // a line cut off by a power failure must not swallow the next
                    text.append('\n');
                }
                ByteBuffer bytes = ByteBuffer.wrap(text.append(lines).toString().getBytes(StandardCharsets.UTF_8));
                long at = before;
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
                channel.force(true);
                return at;
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        }
    }

    /** Takes back what was appended after the file had this size. */
    void truncate(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
            channel.force(true);
        }
    }

    private static char last(FileChannel channel, long size) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        channel.read(one, size - 1);
        return (char) one.get(0);
    }

    /** Hands on every whole event from a byte offset to the end. */
    void read(long from, Consumer<Event> events) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(from, Files.size(file)));
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Event event = EventLine.read(line);
                if (event != null) {
                    events.accept(event);
                }
            }
        }
    }
}
