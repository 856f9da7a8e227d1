import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Rating;
import dev.qkv.schedule.Scheduler;
import dev.qkv.store.Event;
import dev.qkv.store.EventIds;
import dev.qkv.store.History;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/** How long a grade takes until it is on disk, in a history: {@code Commit FOLDER}. */
public final class Commit {
    private static final int WARM = 50;
    private static final int GRADES = 300;
    private static final double FRAME_MS = 1000 / 60.0;

    public static void main(String[] args) {
        SplittableRandom random = new SplittableRandom(1);
        Scheduler scheduler = new Scheduler(Parameters.DEFAULT);
        double[] took = new double[GRADES];
        int reviews;
        try (History history = History.open(Path.of(args[0]), scheduler, Instant.now(), System.err::println)) {
            reviews = history.count();
            for (int i = -WARM; i < GRADES; i++) {
                Instant now = Instant.now();
                Event event = new Event(
                        EventIds.next(now, random),
                        Event.Kind.REVIEW,
                        "qkv/bench#c" + random.nextInt(1000),
                        "",
                        now,
                        Rating.GOOD,
                        1000,
                        scheduler.algorithm());
                long from = System.nanoTime();
                history.record(event);
                if (i >= 0) {
                    took[i] = (System.nanoTime() - from) / 1e6;
                }
            }
        }
        Arrays.sort(took);
        System.out.printf(
                "%-44s %8.2f ms in the median, %.2f ms for 19 of 20; a frame at 60 Hz is %.1f ms%n",
                "a grade on disk, after " + reviews + " reviews", took[GRADES / 2], took[GRADES * 19 / 20], FRAME_MS);
    }
}
