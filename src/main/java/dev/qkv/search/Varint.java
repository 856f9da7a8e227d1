package dev.qkv.search;

/** Whole numbers in as few bytes as they need: seven bits a byte, the highest set on all but the last. */
final class Varint {
    private Varint() {}

    static void write(Bytes out, long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.add((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.add((int) rest);
    }

    /** Reads numbers and bytes in order. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this(bytes, 0);
        }

        Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            at = from;
        }

        boolean more() {
            return at < bytes.length;
        }

        int position() {
            return at;
        }

        void skip(int count) throws DamagedIndex {
            if (count < 0 || count > bytes.length - at) {
                throw new DamagedIndex("bytes are cut off");
            }
            at += count;
        }

        byte next() throws DamagedIndex {
            if (at >= bytes.length) {
                throw new DamagedIndex("a number is cut off");
            }
            return bytes[at++];
        }

        int nextInt() throws DamagedIndex {
            if (at < bytes.length && bytes[at] >= 0) {
                return bytes[at++];
            }
            return (int) nextLong();
        }

        long nextLong() throws DamagedIndex {
            long number = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte b = next();
                number |= (b & 0x7fL) << shift;
                if (b >= 0) {
                    return number;
                }
            }
            throw new DamagedIndex("a number is too long");
        }
    }
}
