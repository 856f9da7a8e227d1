package dev.qkv.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Finds the line of a file that begins as asked for, without reading the others as anything. */
final class LineFinder {
    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final byte[] start;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    /** How much of the start this line has; -1 where it has another. */
    private int same;

    LineFinder(InputStream in, byte[] start) {
        this.in = in;
        this.start = start;
    }

    /** Without its end; empty for none. */
    byte[] find() throws IOException {
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read > 0; read = in.read(block)) {
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (block[i] == '\n') {
                    if (same == start.length) {
                        line.write(block, from, i - from);
                        return line.toByteArray();
                    }
                    line.reset();
                    same = 0;
                    from = i + 1;
                } else if (same >= 0 && same < start.length) {
                    same = block[i] == start[same] ? same + 1 : -1;
                }
            }
            if (same >= 0) {
                line.write(block, from, read - from);
            }
        }
        return same == start.length ? line.toByteArray() : new byte[0];
    }
}
