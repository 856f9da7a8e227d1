package dev.qkv.search;

/** Numbers of 32 bits as eight hexadecimal digits. */
final class Hex {
    private Hex() {}

    static void append(long value, StringBuilder text) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (value >>> shift) & 15, 16));
        }
    }

    static long read(byte[] bytes, int from) throws DamagedIndex {
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw new DamagedIndex("no hexadecimal number where one was written");
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
