package dev.qkv.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Writing that goes on beside other work. */
final class Beside {
    private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

    /** Writes something. */
    interface Writing {
        void write() throws IOException;
    }

    /** Begins to write when what was begun before is done, so that no more than one waits in memory. */
    void begin(Writing writing) throws IOException {
        await();
        done = CompletableFuture.runAsync(() -> {
            try {
                writing.write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** @throws IOException what the writing ended with */
    void await() throws IOException {
        try {
            done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unchecked) {
                throw new IOException(unchecked.getCause());
            }
            throw e;
        }
    }

    /** Waits without asking how it ended. */
    void settle() {
        done.handle((written, fault) -> true).join();
    }
}
