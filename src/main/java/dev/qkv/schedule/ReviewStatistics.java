package dev.qkv.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Numbers over a log of reviews, told review by review.
 *
 * <p>True retention is the share of reviews that were not answered Again, among those that test long-term memory: the card was in review, neither new nor in its
 * steps, and it was the card's first review on that UTC day. It is what desired retention promises; the share of all answers is not, since it counts cards
 * just learnt and cards just forgotten.
 */
public final class ReviewStatistics {
    /** Days of the forecast, today the first. */
    public static final int FORECAST_DAYS = 30;

    /** Reviews that were counted, and those of them that were not answered Again. */
    public record Share(int reviews, int passed) {
        public static final Share NONE = new Share(0, 0);

        Share plus(boolean pass) {
            return new Share(reviews + 1, passed + (pass ? 1 : 0));
        }

        /** 0 to 1; NaN without reviews. */
        public double value() {
            return (double) passed / reviews;
        }
    }

    /** What was done on a day. */
    public record Day(Share share, long timeMs) {
        public static final Day NONE = new Day(Share.NONE, 0);
    }

    private final long today;
    private final NavigableMap<Long, Day> days = new TreeMap<>();
    private final Map<String, Share> topics = new TreeMap<>();
    private Share all = Share.NONE;
    private Share retention = Share.NONE;
    private long timeMs;
    private int[] durations = new int[64];
    private int timed;
    private int overdue;
    private final int[] forecast = new int[FORECAST_DAYS];

    public ReviewStatistics(Instant now) {
        today = Scheduler.utcDay(now);
    }

    /**
     * Counts a review.
     *
     * @param topic by which true retention is told apart
     * @param before the card's state when it was asked
     * @param durationMs to the answer, 0 where unknown
     */
    public void review(String topic, CardState before, Rating rating, Instant at, long durationMs) {
        boolean pass = rating != Rating.AGAIN;
        long day = Scheduler.utcDay(at);
        all = all.plus(pass);
        timeMs += durationMs;
        Day sofar = days.getOrDefault(day, Day.NONE);
        days.put(day, new Day(sofar.share().plus(pass), sofar.timeMs() + durationMs));
        if (durationMs > 0) {
            durations = timed == durations.length ? Arrays.copyOf(durations, 2 * timed) : durations;
            durations[timed++] = (int) Math.min(Integer.MAX_VALUE, durationMs);
        }
        Instant last = before.lastReview();
        if (before.state() == State.REVIEW && last != null && Scheduler.utcDay(last) < day) {
            retention = retention.plus(pass);
            topics.put(topic, topics.getOrDefault(topic, Share.NONE).plus(pass));
        }
    }

    /** Counts a card that is not suspended in the forecast, on the UTC day it is due. */
    public void due(Instant due) {
        long in = Scheduler.utcDay(due) - today;
        if (in < 0) {
            overdue++;
        } else if (in < FORECAST_DAYS) {
            forecast[(int) in]++;
        }
    }

    /** UTC days since 1970. */
    public long today() {
        return today;
    }

    /** By UTC day since 1970, ascending; days without a review are absent. */
    public NavigableMap<Long, Day> days() {
        return Collections.unmodifiableNavigableMap(days);
    }

    /** All that was done from that day on. */
    public Day since(long firstDay) {
        int reviews = 0;
        int passed = 0;
        long time = 0;
        for (Day day : days.tailMap(firstDay).values()) {
            reviews += day.share().reviews();
            passed += day.share().passed();
            time += day.timeMs();
        }
        return new Day(new Share(reviews, passed), time);
    }

    /** Every review. */
    public Share all() {
        return all;
    }

    public Share trueRetention() {
        return retention;
    }

    /** Topics with at least one counted review, by name. */
    public Map<String, Share> trueRetentionByTopic() {
        return Collections.unmodifiableMap(topics);
    }

    public long timeMs() {
        return timeMs;
    }

    /** The time to an answer that half of the timed answers did not exceed, in milliseconds; 0 where none was timed. */
    public long medianMs() {
        if (timed == 0) {
            return 0;
        }
        int[] sorted = Arrays.copyOf(durations, timed);
        Arrays.sort(sorted);
        return timed % 2 == 1 ? sorted[timed / 2] : ((long) sorted[timed / 2 - 1] + sorted[timed / 2]) / 2;
    }

    /** Cards due on a day before today. */
    public int overdue() {
        return overdue;
    }

    /** Cards due today, tomorrow, and so on. */
    public int[] forecast() {
        return forecast.clone();
    }

    public int streak() {
        return Streak.upTo(today, days::containsKey);
    }

    public int longestStreak() {
        return Streak.longest(days.keySet());
    }

    /** The day as a moment, its first one. */
    public static Instant start(long day) {
        return Instant.EPOCH.plus(Duration.ofDays(day));
    }
}
