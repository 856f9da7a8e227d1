package dev.qkv.quiz;

import java.nio.charset.StandardCharsets;

/**
 * Chance that is the same on every machine and JDK, which {@code java.util.random} does not promise for all its methods.
 *
 * <p>The parts, joined by zero bytes in UTF-8, are hashed with FNV-1a (64 bits); the hash seeds SplitMix64 (Steele, Lea, Flood 2014, Fast Splittable Pseudorandom
 * Number Generators, figure 14 with the mix of Stafford's variant 13).
 */
final class StableRandom {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long state;

    private StableRandom(long state) {
        this.state = state;
    }

    static StableRandom of(String... parts) {
        long hash = FNV_OFFSET;
        for (String part : parts) {
            for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (b & 0xff)) * FNV_PRIME;
            }
            hash *= FNV_PRIME; // a zero byte ends each part, so that ("ab", "c") and ("a", "bc") differ
        }
        return new StableRandom(hash);
    }

    long next() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Uniform in 0 .. bound-1; draws that would favour the low numbers are drawn again. */
    long below(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, not " + bound);
        }
        long drawn = next() >>> 1;
        long remainder = drawn % bound;
        while (drawn - remainder > Long.MAX_VALUE - bound + 1) {
            drawn = next() >>> 1;
            remainder = drawn % bound;
        }
        return remainder;
    }

    /** The numbers 0 .. n-1 in a drawn order (Fisher and Yates, from the end). */
    int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = (int) below(i + 1L);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
