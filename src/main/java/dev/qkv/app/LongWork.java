package dev.qkv.app;

import java.io.IOException;

/**
 * Work that takes a while and counts as a whole or not at all: with a bar on a terminal, and ended by Ctrl-C at any moment. Whoever ends it is told what became
 * of it, which from then on it stays.
 */
final class LongWork implements AutoCloseable {
    private final Context context;
    private final ProgressBar bar;
    private final Thread told = new Thread(this::tell, "interrupted");
    private boolean ending;
    private boolean done;

    /** @param key of the bar's text @param all how much there is to do */
    LongWork(Context context, String key, long all) {
        this.context = context;
        bar = new ProgressBar(context, key, all);
        Runtime.getRuntime().addShutdownHook(told);
    }

    /** What makes the work count. */
    interface Commit {
        void run() throws IOException;
    }

    /** Shows how much is done. */
    synchronized void show(long now) {
        if (!ending) {
            bar.show(now);
        }
    }

    /** Makes the work count, unless somebody was told that it does not. */
    synchronized void commit(Commit commit) throws IOException {
        bar.close();
        if (ending) {
            throw new IOException("interrupted");
        }
        commit.run();
        done = true;
    }

    /** Runs in the last moments of a process that was asked to end. */
    private synchronized void tell() {
        ending = true;
        bar.close();
        context.console().last("qkv: " + context.text(done ? "interrupted.done" : "interrupted"));
    }

    @Override
    public synchronized void close() {
        if (!ending) {
            bar.close();
            try {
                Runtime.getRuntime().removeShutdownHook(told);
            } catch (IllegalStateException e) {
                // it is being told just now
            }
        }
    }
}
