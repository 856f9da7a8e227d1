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
}
