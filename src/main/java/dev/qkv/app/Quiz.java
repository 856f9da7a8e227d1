package dev.qkv.app;

import dev.qkv.config.Surroundings;
import dev.qkv.config.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks questions: from a script, or in a session at the terminal. */
public final class Quiz {
    private final Context context;

    public Quiz(Context context) {
        this.context = context;
    }

    /** What was asked for; counts below 0 and nulls are defaults. */
    public record Request(
            List<String> names,
            int count,
            int newCards,
            boolean dueOnly,
            List<String> kinds,
            List<String> tags,
            @Nullable String level,
            @Nullable String bank,
            boolean cram,
            @Nullable Long seed,
            @Nullable Double retention,
            boolean binary,
            boolean fuzz,
            @Nullable String interview,
            boolean batch,
            @Nullable String answers,
            @Nullable String format,
            @Nullable Double minScore) {}

    public int run(Request request) {
        if (request.batch() || request.answers() != null) {
            return new QuizBatch(context).run(request);
        }
        if (request.format() != null || request.minScore() != null) {
            throw UserError.usage("--format and --min-score go with --answers");
        }
        Surroundings surroundings = context.surroundings();
        boolean tty = surroundings.inputTty() && surroundings.outputTty();
        if (!tty && !surroundings.rehearsal()) {
            throw UserError.usage(
                    "a quiz needs a terminal; in a script use --batch, which prints questions and grades --answers");
        }
        return new QuizSession(context).run(request);
    }
}
