package dev.qkv.store;

import dev.qkv.Pty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.util.LibraryLoaderUtil;

/** {@link RecorderMain} as a process of its own. */
final class Recorder implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final List<String> kept = new ArrayList<>();
    private @Nullable String failure;

    private Recorder(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /** @param limit a command for {@code sh} that comes first, such as {@code ulimit -f 100}; empty for none */
    static Recorder start(Path folder, long seed, int count, String limit, String... more) throws IOException {
        List<String> command =
                Pty.java(RecorderMain.class.getName(), folder.toString(), Long.toString(seed), Integer.toString(count));
        command.addAll(List.of(more));
        command.add(1, "-Dslf4j.internal.verbosity=ERROR");
        command.add(2, "-Dorg.sqlite.lib.path=" + library(folder));
        String line = (limit.isEmpty() ? "" : limit + " && ") + "exec " + Pty.quoted(command);
        return new Recorder(new ProcessBuilder("sh", "-c", line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Unpacked beforehand: it is larger than any limit here. */
    private static Path library(Path folder) throws IOException {
        Path unpacked = folder.resolveSibling("native");
        Path file = unpacked.resolve(LibraryLoaderUtil.getNativeLibName());
        if (!Files.exists(file)) {
            Files.createDirectories(unpacked);
            String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
            try (InputStream in = Objects.requireNonNull(LibraryLoaderUtil.class.getResourceAsStream(resource))) {
                Files.copy(in, file);
            }
        }
        return unpacked;
    }

    /** Reads until so many events are kept, or the process ends. */
    Recorder await(int count) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            take(line);
            if (kept.size() >= count) {
                break;
            }
        }
        return this;
    }

    private void take(String line) {
        if (line.startsWith("kept ")) {
            kept.add(line.substring(5));
        } else if (line.startsWith("failed ")) {
            failure = line.substring(7);
        }
    }

    void kill() {
        // a handle leaves the streams open: what the process has said can still be read
        process.toHandle().destroyForcibly();
    }

    /** Reads until a failure is told. */
    String awaitFailure() throws IOException {
        failure = null;
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            take(line);
            if (failure != null) {
                return failure;
            }
        }
        throw new IOException("ended without a failure");
    }

    /** Has a patient one try again. */
    void again() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    long pid() {
        return process.pid();
    }

    /** Reads what is left, to the process's end. @return the ids that were said to be kept */
    List<String> end() throws IOException, InterruptedException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            take(line);
        }
        process.waitFor();
        return kept;
    }

    @Nullable
    String failure() {
        return failure;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
