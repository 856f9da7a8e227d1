package dev.qkv.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What the process was started in, as the launcher hands it on.
 *
 * @param env environment variables
 * @param inputTty whether standard input is a terminal
 * @param outputTty whether standard output is a terminal
 * @param errorTty whether standard error is one, so that a bar may be drawn there
 * @param home the release: {@code notes}, {@code index}, {@code native}; a source tree has the first
 * @param folder the folder that relative paths on the command line start from
 */
public record Surroundings(
        Map<String, String> env, boolean inputTty, boolean outputTty, boolean errorTty, Path home, Path folder) {
    /** An environment variable's value; empty if absent. */
    public String env(String name) {
        return env.getOrDefault(name, "");
    }

    /** The locale that messages are in: the launcher hands the user's on, since it runs the JVM under C.UTF-8. */
    public String messageLocale() {
        return env.containsKey("QKV_USER_LOCALE")
                ? env("QKV_USER_LOCALE")
                : firstOf(env("LC_ALL"), env("LC_MESSAGES"), env("LANG"));
    }

    /** The locale that says how characters are encoded. */
    public String characterLocale() {
        return env.containsKey("QKV_USER_CTYPE")
                ? env("QKV_USER_CTYPE")
                : firstOf(env("LC_ALL"), env("LC_CTYPE"), env("LANG"));
    }

    /** Whether the terminal shows box drawing, ticks and the like. */
    public boolean unicode() {
        String locale = characterLocale().toLowerCase(Locale.ROOT);
        return !dumb() && (locale.contains("utf-8") || locale.contains("utf8"));
    }

    /** Whether the terminal knows no escape sequences. */
    public boolean dumb() {
        return env("TERM").equals("dumb");
    }

    /** Whether this run only trains the start-up archive: a session takes its keys from the input and shows nobody its screen. */
    public boolean rehearsal() {
        return env.containsKey("QKV_REHEARSAL");
    }

    private static String firstOf(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }
}
