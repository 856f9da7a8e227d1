package dev.qkv.config;

import dev.qkv.model.Nearest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user has set: the file {@code config.properties} in the config folder, and over it the environment. The file is {@code key = value} lines in UTF-8;
 * a line that begins with {@code #} is a comment. A value that is not allowed is an error that says where it stands and what is.
 */
public final class Settings {
    private static final String FILE = "config.properties";
    private static final int MOST_BYTES = 1 << 16;

    /**
     * A value and where it comes from.
     *
     * @param origin {@code path:line}, or the environment variable
     */
    public record Entry(String value, String origin) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Settings() {}

    public static Path file(Folders folders) {
        return folders.config().resolve(FILE);
    }

    /**
     * Reads file and environment.
     *
     * @throws UserError where the file cannot be read, or something in it or in the environment is not allowed
     */
    public static Settings of(Surroundings surroundings) {
        Settings settings = new Settings();
        Path file = file(Folders.of(surroundings));
        if (Files.exists(file)) {
            settings.read(file);
        }
        for (String variable : surroundings.env().keySet()) {
            // most runs have the launcher's own variables only, and need not know what can be set
            if (variable.startsWith("QKV_") && !variable.startsWith("QKV_USER_") && !variable.equals("QKV_HOME")) {
                settings.environment(variable, surroundings.env(variable));
            }
        }
        return settings;
    }

    private void environment(String variable, String value) {
        for (Setting setting : Setting.values()) {
            if (setting != Setting.INTERVIEW && setting.variable().equals(variable) && !value.isEmpty()) {
                put(setting, setting.key(), value.strip(), variable);
            }
        }
    }

    private void read(Path file) {
        int number = 0;
        for (String line : text(file).split("\n", -1)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String origin = file + ":" + number;
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw UserError.usage(origin + ": a line is key = value, not \"" + shown(text) + "\"");
            }
            String key = text.substring(0, equals).strip();
            Entry before = entries.get(key);
            if (before != null) {
                throw UserError.usage(origin + ": " + key + " is set already, at " + before.origin());
            }
            put(setting(key, origin), key, text.substring(equals + 1).strip(), origin);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw UserError.data(
                        file + ": has " + Files.size(file) + " bytes; at most " + MOST_BYTES + " are read");
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw UserError.data(file + ": is not UTF-8");
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static Setting setting(String key, String origin) {
        List<String> keys = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (setting == Setting.INTERVIEW ? isInterview(key) : setting.key().equals(key)) {
                return setting;
            }
            keys.add(setting == Setting.INTERVIEW ? setting.key() + "TOPIC" : setting.key());
        }
        String nearest = Nearest.of(key, keys);
        throw UserError.usage(origin + ": unknown key \"" + shown(key) + "\""
                + (nearest == null ? "; keys are " + String.join(", ", keys) : "; did you mean " + nearest + "?"));
    }

    private static boolean isInterview(String key) {
        return key.startsWith(Setting.INTERVIEW.key())
                && key.length() > Setting.INTERVIEW.key().length();
    }

    private void put(Setting setting, String key, String value, String origin) {
        if (!setting.allows(value)) {
            int count = Setting.words(value).size();
            String got = setting == Setting.WEIGHTS && count != Setting.WEIGHT_COUNT
                    ? count + " of them"
                    : "\"" + shown(value) + "\"";
            throw UserError.usage(origin + ": " + key + " must be " + setting.allowed() + ", not " + got);
        }
        entries.put(key, new Entry(value, origin));
    }

    private static String shown(String text) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 60); i++) {
            clean.append(Character.isISOControl(text.charAt(i)) ? '?' : text.charAt(i));
        }
        return text.length() > 60 ? clean + "..." : clean.toString();
    }

    /** Null where it is not set. */
    public @Nullable Entry entry(Setting setting) {
        return entries.get(setting.key());
    }

    private @Nullable String value(Setting setting) {
        Entry entry = entry(setting);
        return entry == null ? null : entry.value();
    }

    /** A setting's number, or otherwise where it is not set. */
    public double number(Setting setting, double otherwise) {
        String value = value(setting);
        Double number = value == null ? null : Setting.number(value);
        return number == null ? otherwise : number;
    }

    public int wholeNumber(Setting setting, int otherwise) {
        return (int) number(setting, otherwise);
    }

    /** {@code en} or {@code zh}; null where it is not set. */
    public @Nullable String lang() {
        return entries.isEmpty() ? null : value(Setting.LANG);
    }

    /** {@code dark} or {@code light}; null where it is not set. */
    public @Nullable String theme() {
        return entries.isEmpty() ? null : value(Setting.THEME);
    }

    public boolean isOn(Setting setting) {
        return "on".equals(value(setting));
    }

    /** The seed of the fuzz, 0 where it is merely on; null where it is off. */
    public @Nullable Long fuzzSeed() {
        String value = value(Setting.FUZZ);
        return value == null || value.equals("off") ? null : value.equals("on") ? 0L : Setting.wholeNumber(value);
    }

    /** Null where they are not set. */
    public @Nullable List<Double> weights() {
        String value = value(Setting.WEIGHTS);
        if (value == null) {
            return null;
        }
        List<Double> weights = new ArrayList<>();
        for (String word : Setting.words(value)) {
            weights.add(Double.valueOf(word));
        }
        return weights;
    }

    /** Null where they are not set. */
    public @Nullable List<Duration> steps(Setting setting) {
        String value = value(setting);
        if (value == null) {
            return null;
        }
        List<Duration> steps = new ArrayList<>();
        for (String word : Setting.words(value)) {
            steps.add(Duration.ofMinutes(Setting.minutes(word)));
        }
        return steps;
    }

    /** How often each topic is asked in an interview, by its id, where that is set. */
    public Map<String, Double> interviewWeights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (isInterview(entry.getKey())) {
                weights.put(
                        entry.getKey().substring(Setting.INTERVIEW.key().length()),
                        Double.valueOf(entry.getValue().value()));
            }
        }
        return weights;
    }

    /** Where a topic's weight is set. */
    public String interviewOrigin(String topic) {
        Entry entry = entries.get(Setting.INTERVIEW.key() + topic);
        return entry == null ? "" : entry.origin();
    }
}
