package dev.qkv.app;

import dev.qkv.config.Console;
import dev.qkv.config.Folders;
import dev.qkv.config.Messages;
import dev.qkv.config.Settings;
import dev.qkv.config.Surroundings;
import dev.qkv.model.Language;
import dev.qkv.terminal.Background;
import dev.qkv.terminal.Pager;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What every verb works with: where it runs, where it reads and writes, and how the user wants to be spoken to. */
public final class Context {
    /** How long a terminal may take to answer, here and over a network. */
    private static final int LOCAL_MS = 200;

    private static final int REMOTE_MS = 1000;

    private final Surroundings surroundings;
    private final Console console;
    private final Globals globals;
    private final InputStream in;
    private final InstantSource clock;
    private final RandomGenerator random;
    private @Nullable Language language;
    private @Nullable Settings settings;
    private @Nullable Messages messages;
    private @Nullable Boolean lightBackground;
    private boolean asked;

    public Context(
            Surroundings surroundings,
            Console console,
            Globals globals,
            InputStream in,
            InstantSource clock,
            RandomGenerator random) {
        this.surroundings = surroundings;
        this.console = console;
        this.globals = globals;
        this.in = in;
        this.clock = clock;
        this.random = random;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Folders folders() {
        return Folders.of(surroundings);
    }

    public Console console() {
        return console;
    }

    public Globals globals() {
        return globals;
    }

    public Language language() {
        if (language == null) {
            language = globals.language(
                    surroundings, globals.lang() == null ? settings().lang() : null);
        }
        return language;
    }

    /** What the user has set, read at the first use. */
    public Settings settings() {
        if (settings == null) {
            settings = Settings.of(surroundings);
        }
        return settings;
    }

    public InputStream in() {
        return in;
    }

    public InstantSource clock() {
        return clock;
    }

    public RandomGenerator random() {
        return random;
    }

    /** The texts that verbs print, read at the first use. */
    public Messages messages() {
        if (messages == null) {
            messages = Messages.of(language(), surroundings.home());
        }
        return messages;
    }

    /** Whether the terminal's background is light, which it is asked once; null where it does not say, or there is none. */
    @Nullable
    Boolean lightBackground() {
        boolean terminal = surroundings.inputTty() && surroundings.outputTty();
        if (terminal && !asked) {
            boolean remote = !surroundings.env("SSH_CONNECTION").isEmpty();
            lightBackground =
                    Background.isLight(surroundings.env("TERM"), Duration.ofMillis(remote ? REMOTE_MS : LOCAL_MS));
        }
        asked = true;
        return lightBackground;
    }

    /** Shows text, through a pager where it is longer than the screen. */
    void show(String text) {
        if (surroundings.outputTty() && globals.pager() && !surroundings.dumb() && Pager.isLong(text)) {
            console.flush();
            if (Pager.show(text, pager())) {
                return;
            }
        }
        console.print(text);
    }

    private String pager() {
        for (String variable : new String[] {"QKV_PAGER", "PAGER"}) {
            if (!surroundings.env(variable).isEmpty()) {
                return surroundings.env(variable);
            }
        }
        return "less -R";
    }

    /** How many of a thing, with the words for one of it where the language has them. */
    String count(String things, int count) {
        String one = things + ".one";
        return text(count == 1 && messages().has(one) ? one : things, count);
    }

    /** The text of a key. */
    public String text(String key, Object... arguments) {
        return messages().get(key, arguments);
    }
}
