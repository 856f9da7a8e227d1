package dev.qkv.store;

import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/** Records reviews until it is done or killed, and says of each that it is kept: {@code kept ID}. */
public final class RecorderMain {
    private static final Instant START = Instant.parse("2026-06-01T09:00:00Z");

    private RecorderMain() {}

    /** Tries again after a failure, when a line comes in, if it is patient. */
    private static void keep(History history, Event event, boolean patient, PrintStream out) throws IOException {
        while (true) {
            try {
                history.record(event);
                return;
            } catch (StoreException e) {
                if (!patient) {
                    throw e;
                }
                out.println("failed " + e.getMessage());
                if (System.in.read() < 0) {
                    throw e;
                }
            }
        }
    }

    /** @param args folder, seed, how many; and anything more to make it patient */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
        Scheduler scheduler = new Scheduler(Parameters.DEFAULT);
        try (History history =
                History.open(Path.of(args[0]), scheduler, START, notice -> out.println("notice " + notice))) {
            out.println("open");
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                Instant at = START.plusMillis(random.nextLong(86_400_000L * 60));
                String card = "b/c#q" + random.nextInt(20);
                Rating rating = random.nextInt(4) == 0 ? Rating.AGAIN : Rating.GOOD;
                String id = EventIds.next(at, random);
                keep(
                        history,
                        new Event(id, Event.Kind.REVIEW, card, "", at, rating, 1500, scheduler.algorithm()),
                        args.length > 3,
                        out);
                out.println("kept " + id);
            }
        } catch (StoreException e) {
            out.println("failed " + e.getMessage());
            out.flush();
            Runtime.getRuntime().halt(3);
        }
    }
}
