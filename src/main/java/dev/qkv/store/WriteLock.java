package dev.qkv.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** One writer at a time, over processes and threads: the plain log and the database change together, and a bank's cards keep the ids that another run gave them. */
public final class WriteLock implements AutoCloseable {
    /** A file lock is held by the process, so its threads need one of their own. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;
    private final FileLock lock;

    private WriteLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until nobody else writes. */
    public static WriteLock of(Path file) throws IOException {
        THREADS.lock();
        try {
            Private.file(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            return new WriteLock(channel, channel.lock());
        } catch (IOException | RuntimeException e) {
            THREADS.unlock();
            throw e;
        }
    }

    /** Says that the lock was needed until here. */
    public void held() {
        if (!lock.isValid()) {
            throw new IllegalStateException("lock lost");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            THREADS.unlock();
        }
    }
}
