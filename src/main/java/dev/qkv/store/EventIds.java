package dev.qkv.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids that sort by time: UUID version 7 (RFC 9562, section 5.7), or 8 (section 5.8) where they follow from what happened. */
public final class EventIds {
    private EventIds() {}

    public static String next(Instant now, RandomGenerator random) {
        long high = ((now.toEpochMilli() & 0xFFFF_FFFF_FFFFL) << 16) | 0x7000 | (random.nextLong() & 0xFFF);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** The next greater id, for an event of the same millisecond as another. */
    static String after(String id) {
        UUID uuid = UUID.fromString(id);
        long low = uuid.getLeastSignificantBits();
        // the two highest bits tell the variant
        boolean full = (low & 0x3FFF_FFFF_FFFF_FFFFL) == 0x3FFF_FFFF_FFFF_FFFFL;
        long high = uuid.getMostSignificantBits() + (full ? 1 : 0);
        return new UUID(high, full ? 0x8000_0000_0000_0000L : low + 1).toString();
    }

    /** The id of an event that another program kept: always the same one for the same origin and moment. */
    public static String derived(Instant at, String origin) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            long high = ((at.toEpochMilli() & 0xFFFF_FFFF_FFFFL) << 16) | 0x8000 | (bits.getLong() & 0xFFF);
            long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
