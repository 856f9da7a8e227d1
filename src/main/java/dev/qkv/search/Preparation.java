package dev.qkv.search;

import dev.qkv.model.Concept;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads and prepares the concepts of a bank by every core of the machine, a few ahead of their writer, who gets them in their order. */
final class Preparation implements Closeable {
    /** Concepts in a piece of work: to hand over each alone would take longer than some take. */
    private static final int BATCH = 16;

    private final BankSource source;
    private final BankIndexer.Making making;
    private final Iterator<? extends Supplier<@Nullable Concept>> concepts;
    private final int ahead = 2 + 2 * Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers;
    private final ThreadLocal<NoteTerms> terms = ThreadLocal.withInitial(NoteTerms::new);
    private final Queue<Future<List<Prepared>>> pending = new ArrayDeque<>();
    private TermNumbers numbers = new TermNumbers();

    Preparation(BankSource source, BankIndexer.Making making) {
        this.source = source;
        this.making = making;
        concepts = source.concepts().iterator();
        workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
            Thread thread = new Thread(work, "qkv-index");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Numbers the terms anew that have these numbers, in concepts whose preparation has not begun. */
    void renumber(TermNumbers old) {
        if (numbers == old) {
            numbers = new TermNumbers();
        }
    }

    /** The next concepts; none after the last. */
    List<Prepared> next() {
        while (concepts.hasNext() && pending.size() < ahead) {
            List<Supplier<@Nullable Concept>> batch = new ArrayList<>(BATCH);
            while (concepts.hasNext() && batch.size() < BATCH) {
                batch.add(concepts.next());
            }
            TermNumbers with = numbers;
            pending.add(workers.submit(() -> prepare(batch, with)));
        }
        Future<List<Prepared>> first = pending.poll();
        if (first == null) {
            return List.of();
        }
        try {
            List<Prepared> prepared = first.get();
            return prepared.isEmpty() ? next() : prepared;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Prepared> prepare(List<Supplier<@Nullable Concept>> batch, TermNumbers with) {
        NoteTerms noteTerms = terms.get();
        noteTerms.number(with);
        List<Prepared> prepared = new ArrayList<>(batch.size());
        for (Supplier<@Nullable Concept> read : batch) {
            Concept concept = read.get();
            if (concept != null) {
                prepared.add(Prepared.of(source.name(), concept, making, noteTerms));
            }
        }
        return prepared;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
