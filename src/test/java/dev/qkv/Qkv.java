package dev.qkv;

import dev.qkv.config.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The user's door: runs a command in this process, as {@link Main} does, and gives back what came out. */
public final class Qkv {
    private final Map<String, String> env = new HashMap<>();
    private byte[] input = new byte[0];
    private Path folder = Path.of("").toAbsolutePath();
    private Path home = Path.of("").toAbsolutePath();
    private Instant now = Instant.parse("2026-06-01T09:00:00Z");

    private Qkv(Path data) {
        env.put("HOME", data.resolve("home").toString());
        env.put("QKV_HOME", data.toString());
        env.put("LANG", "en_US.UTF-8");
        env.put("TERM", "xterm-256color");
    }

    /** A command's exit code and both streams. */
    public record Run(int exit, String out, String err) {}

    /** @param data an empty folder for config, history and cache */
    public static Qkv in(Path data) {
        return new Qkv(data);
    }

    public Qkv env(String name, String value) {
        env.put(name, value);
        return this;
    }

    public Qkv input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public Qkv folder(Path folder) {
        this.folder = folder;
        return this;
    }

    public Qkv home(Path home) {
        this.home = home;
        return this;
    }

    public Qkv at(Instant now) {
        this.now = now;
        return this;
    }

    /** The program as these settings make it. */
    public Main main() {
        Surroundings surroundings = new Surroundings(Map.copyOf(env), false, false, false, home, folder);
        return new Main(surroundings, InstantSource.fixed(now), new SplittableRandom(1));
    }

    public Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = main().run(List.of(args), new ByteArrayInputStream(input), out, err);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
