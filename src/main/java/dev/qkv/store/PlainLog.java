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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second copy of the log: plain lines, appended and forced to disk before the database commits, so that a database lost is a database rebuilt. The database
 * notes how far it has read, as a {@link Mark}.
 */
final class PlainLog {
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 13;

    private final Path file;

    PlainLog(Path file) {
        this.file = file;
    }

    /** How far the log was read. @param bytes from its beginning @param check of the last line there */
    record Mark(long bytes, String check) {
        static final Mark NONE = new Mark(0, "");

        /** @param text null where nothing was read yet; without a check from an older qkv */
        static Mark parse(@Nullable String text) {
            if (text == null) {
                return NONE;
            }
            int colon = text.indexOf(':');
            return new Mark(
                    Long.parseLong(colon < 0 ? text : text.substring(0, colon)),
                    colon < 0 ? "" : text.substring(colon + 1));
        }

        @Override
        public String toString() {
            return bytes + ":" + check;
        }
    }

    /** Takes events. */
    interface Reader {
        void accept(Event event) throws SQLException, IOException;
    }

    /** Hands on events. */
    interface Source {
        void each(Reader reader) throws SQLException, IOException;
    }

    Path file() {
        return file;
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Whether the log still is what was read as far as the mark. */
    boolean holds(Mark mark) throws IOException {
        return mark.bytes() == 0 || (size() >= mark.bytes() && endsWith(mark));
    }

    private boolean endsWith(Mark mark) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int length = (int) Math.min(mark.bytes(), LONGEST_LINE);
            ByteBuffer tail = ByteBuffer.allocate(length);
            long from = mark.bytes() - length;
            while (tail.hasRemaining() && channel.read(tail, from + tail.position()) > 0) {
                // as much as there is
            }
            String text = new String(tail.array(), StandardCharsets.UTF_8);
            String line = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
            return line.endsWith("\n")
                    && (mark.check().isEmpty() || EventLine.checkOf(line).equals(mark.check()));
        }
    }

    /** Appends events after the mark and forces them to disk; on failure the file is as it was. @return the mark after them */
    Mark append(Mark mark, List<Event> events) throws IOException {
        Private.file(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            try {
                Writer writer = new Writer(channel, mark);
                for (Event event : events) {
                    writer.add(event);
                }
                return writer.end();
            } catch (IOException e) {
                channel.truncate(mark.bytes());
                throw e;
            }
        }
    }

    /** Takes back what was appended after the mark. */
    void cut(Mark mark) throws IOException {
        if (size() > mark.bytes()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(mark.bytes());
                channel.force(true);
            }
        }
    }

    /** Writes all anew; the file is the old one or the whole new one at any moment. */
    Mark rewrite(Source events) throws SQLException, IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Private.file(fresh);
        Mark mark;
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            Writer writer = new Writer(channel, Mark.NONE);
            events.each(writer::add);
            mark = writer.end();
        } catch (IOException | SQLException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Private.sync(file);
        return mark;
    }

    private static final class Writer {
        private final FileChannel channel;
        private final StringBuilder waiting = new StringBuilder();
        private String last = "";
        private Mark mark;

        Writer(FileChannel channel, Mark mark) {
            this.channel = channel;
            this.mark = mark;
        }

        void add(Event event) throws IOException {
            last = EventLine.of(event);
            waiting.append(last);
            if (waiting.length() >= CHUNK) {
                flush();
            }
        }

        private void flush() throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(waiting.toString().getBytes(StandardCharsets.UTF_8));
            long at = mark.bytes();
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            mark = new Mark(at, EventLine.checkOf(last));
            waiting.setLength(0);
        }

        Mark end() throws IOException {
            if (!waiting.isEmpty()) {
                flush();
            }
            channel.force(true);
            return mark;
        }
    }

    /**
     * Hands on every sound event from a mark to the end.
     *
     * @return what was found
     */
    Reading read(Mark from, Reader events) throws IOException, SQLException {
        Reading reading = new Reading(from);
        if (size() > from.bytes()) {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(from.bytes());
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Event event = EventLine.read(line);
                    reading.line(line, event != null);
                    if (event != null) {
                        events.accept(event);
                    }
                }
            }
        }
        return reading;
    }

    /** How a reading went. */
    static final class Reading {
        private Mark end;
        private int damaged;
        private boolean torn;

        private Reading(Mark from) {
            end = from;
        }

        private void line(String line, boolean sound) {
            damaged += torn ? 1 : 0;
            torn = !sound;
            if (sound) {
                end = new Mark(
                        end.bytes() + line.getBytes(StandardCharsets.UTF_8).length + 1,
                        line.substring(line.lastIndexOf('\t') + 1));
            }
        }

        /** Lines that are no event, but for one at the end, which a killed run or a power cut leaves behind. */
        int damaged() {
            return damaged;
        }

        /** Where the sound lines end; only of use where none is damaged. */
        Mark end() {
            return end;
        }
    }
}
