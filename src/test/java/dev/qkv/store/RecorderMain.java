package dev.qkv.store;

import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/** Records reviews until it is done or killed, and says of each that it is kept: {@code kept ID}. */
public final class RecorderMain {
    private static final Instant START = Instant.parse("2026-06-01T09:00:00Z");

    private RecorderMain() {}

    /** @param args folder, seed, how many */
    public static void main(String[] args) {
        PrintStream out = System.out;
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
        Scheduler scheduler = new Scheduler(Parameters.DEFAULT);
        try (History history =
                History.open(Path.of(args[0]), scheduler, START, notice -> out.println("notice " + notice))) {
            out.println("open");
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                Instant at = START.plusMillis(random.nextLong(86_400_000L * 60));
                Event event = new Event(
                        history.nextId(at, random),
                        Event.Kind.REVIEW,
                        "b/c#q" + random.nextInt(20),
                        "",
                        at,
                        random.nextInt(4) == 0 ? Rating.AGAIN : Rating.GOOD,
                        1500,
                        scheduler.algorithm());
                history.record(event);
                out.println("kept " + event.id());
            }
        } catch (StoreException e) {
            out.println("failed " + e.getMessage());
            out.flush();
            Runtime.getRuntime().halt(3);
        }
    }
}
