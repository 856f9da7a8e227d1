package dev.qkv;

import dev.qkv.app.Release;
import dev.qkv.cli.ShellFiles;
import dev.qkv.config.ExitCode;
import dev.qkv.config.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What install.sh asks of the program itself; not a command for users. */
final class Setup {
    /** Whatever the questions are: answers and grades, then out. */
    private static final byte[] KEYS = "a\r\r31\r\r3b\r\r3?\u001b\u001b\u0004".getBytes(StandardCharsets.US_ASCII);

    private Setup() {}

    /** @param what {@code release}: fill the release folder; {@code training}: run every verb once, for the start-up archive */
    static int run(String what, Surroundings surroundings, OutputStream out, OutputStream err) {
        switch (what) {
            case "release" -> {
                Release.prepare(surroundings.home());
                ShellFiles.write(surroundings.home().resolve("share"), Main.VERSION);
                return ExitCode.OK;
            }
            case "training" -> {
                return train(surroundings, err);
            }
            default -> throw new IllegalArgumentException("--setup=" + what);
        }
    }

    /** Runs each line of training.txt as a command, with its output thrown away and its data in a folder of its own. */
    private static int train(Surroundings surroundings, OutputStream err) {
        try {
            Path data = Files.createTempDirectory("qkv-training");
            Map<String, String> env = new HashMap<>(surroundings.env());
            env.put("QKV_HOME", data.toString());
            env.put("QKV_USER_CTYPE", "C.UTF-8");
            env.put("TERM", "xterm-256color");
            env.put("QKV_REHEARSAL", "");
            Files.write(data.resolve("training.md"), resource("training.md"));
            Surroundings there = new Surroundings(env, false, false, false, surroundings.home(), data);
            Main main = new Main(there, InstantSource.system(), new Main.LazyRandom());
            for (String line : new String(resource("training.txt"), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    main.run(
                            List.of(line.split(" ", -1)),
                            new SequenceInputStream(new ByteArrayInputStream(KEYS), new Silence()),
                            OutputStream.nullOutputStream(),
                            err);
                }
            }
            delete(data);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody types for a while: an end of the input would end a session before it has acted on its last keys. */
    private static final class Silence extends InputStream {
        private static final long PATIENCE_MS = 2000;

        @Override
        public int read() {
            try {
                Thread.sleep(PATIENCE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return length == 0 ? 0 : read();
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Setup.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(paths::add);
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
