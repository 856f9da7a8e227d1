package dev.qkv.app;

import dev.qkv.config.Setting;
import dev.qkv.config.Settings;
import dev.qkv.config.UserError;
import dev.qkv.schedule.Parameters;
import dev.qkv.schedule.Scheduler;
import dev.qkv.schedule.Weights;
import dev.qkv.store.History;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Opens the user's history, with a scheduler as the user has set it. */
final class Histories {
    private Histories() {}

    static Path folder(Context context) {
        return context.folders().data();
    }

    /** @param retention what is asked for on the command line; null for what is set */
    static Scheduler scheduler(Context context, @Nullable Double retention, @Nullable Long fuzzSeed) {
        Settings settings = context.settings();
        Parameters otherwise = Parameters.DEFAULT;
        Long seed = fuzzSeed == null ? settings.fuzzSeed() : fuzzSeed;
        return new Scheduler(new Parameters(
                retention == null ? settings.number(Setting.RETENTION, otherwise.desiredRetention()) : retention,
                weights(settings),
                steps(settings, Setting.LEARNING_STEPS, otherwise.learningSteps()),
                steps(settings, Setting.RELEARNING_STEPS, otherwise.relearningSteps()),
                settings.wholeNumber(Setting.MAXIMUM_INTERVAL, otherwise.maximumIntervalDays()),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed)));
    }

    private static Weights weights(Settings settings) {
        Settings.Entry entry = settings.entry(Setting.WEIGHTS);
        List<Double> values = settings.weights();
        if (entry == null || values == null) {
            return Weights.DEFAULT;
        }
        try {
            return new Weights(values).requireInBounds();
        } catch (IllegalArgumentException e) {
            throw UserError.usage(entry.origin() + ": " + e.getMessage());
        }
    }

    private static List<Duration> steps(Settings settings, Setting setting, List<Duration> otherwise) {
        List<Duration> steps = settings.steps(setting);
        return steps == null ? otherwise : steps;
    }

    static History open(Context context, Scheduler scheduler) {
        return History.open(
                folder(context),
                scheduler,
                context.clock().instant(),
                notice -> context.console().notice("qkv: " + notice));
    }

    static History open(Context context) {
        return open(context, scheduler(context, null, null));
    }
}
