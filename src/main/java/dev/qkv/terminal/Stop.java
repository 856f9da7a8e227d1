package dev.qkv.terminal;

import java.io.IOException;

/** Stops the job as the terminal's Ctrl-Z would, until a shell continues it. */
final class Stop {
    private Stop() {}

    /** Returns when the job goes on; at once where nobody could continue it. */
    static void job() {
        try {
            // Java can raise no signal that it does not handle; 0 is this process's own group, the job
            new ProcessBuilder("sh", "-c", "kill -s TSTP 0").inheritIO().start().waitFor();
        } catch (IOException e) {
            // no shell: the session goes on
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
