package dev.qkv.store;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids that sort by time: UUID version 7 (RFC 9562, section 5.7). */
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
}
