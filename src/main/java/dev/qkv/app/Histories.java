package dev.qkv.app;

import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Scheduler;
import dev.qkv.store.History;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the user's history. */
final class Histories {
    private Histories() {}

    static Path folder(Context context) {
        return context.folders().data();
    }

    static Scheduler scheduler(@Nullable Double retention) {
        return new Scheduler(
                retention == null ? Parameters.DEFAULT : Parameters.DEFAULT.withDesiredRetention(retention));
    }

    static History open(Context context, @Nullable Double retention) {
        return History.open(
                folder(context),
                scheduler(retention),
                context.clock().instant(),
                notice -> context.console().notice("qkv: " + notice));
    }
}
