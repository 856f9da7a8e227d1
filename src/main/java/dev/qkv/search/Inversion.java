package dev.qkv.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/** Turns concepts with their terms into terms with their concepts, in bounded memory: in runs, which are sorted beside all else and merged at the end. */
final class Inversion implements Closeable {
    private final Storage storage;
    private Run run = new Run(new TermNumbers());
    private final Beside beside = new Beside();
    private int runs;
    private int documents;

    /** Of each field of words: how many terms all concepts have in it, and how many concepts have any. */
    private final long[] lengths = new long[Fields.WORDS.size()];

    private final long[] having = new long[Fields.WORDS.size()];

    Inversion(Storage storage) {
        this.storage = storage;
    }

    /**
     * Adds the next concept.
     *
     * @return whether terms are to be numbered anew, from any later concept on
     */
    boolean add(TermNumbers numbers, Map<Fields, FieldTerms> terms) throws IOException {
        if (run.numbers() != numbers) {
            write(run);
            run = new Run(numbers);
        }
        run.add(documents++, terms);
        for (int i = 0; i < lengths.length; i++) {
            FieldTerms inField = Objects.requireNonNull(terms.get(Fields.WORDS.get(i)));
            lengths[i] += inField.length();
            having[i] += inField.length() > 0 ? 1 : 0;
        }
        return run.isFull();
    }

    private void write(Run full) throws IOException {
        if (full.isEmpty()) {
            return;
        }
        String file = file(runs++);
        beside.begin(() -> {
            try (OutputStream out = storage.create(file)) {
                full.write(out);
            }
        });
    }

    void write(OutputStream terms, OutputStream blocks, OutputStream postings) throws IOException {
        write(run);
        run = new Run(new TermNumbers());
        beside.await();
        TermsWriter writer = new TermsWriter(terms, postings);
        List<RunReader> readers = new ArrayList<>();
        try {
            PriorityQueue<RunReader> next = new PriorityQueue<>();
            for (int i = 0; i < runs; i++) {
                RunReader reader = new RunReader(storage.stream(file(i)), i);
                readers.add(reader);
                if (reader.next()) {
                    next.add(reader);
                }
            }
            merge(next, writer);
        } finally {
            for (RunReader reader : readers) {
                reader.close();
            }
        }
        double[] means = new double[lengths.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = having[i] == 0 ? 1 : (double) lengths[i] / having[i];
        }
        writer.finish(documents, means, blocks);
    }

    private static void merge(PriorityQueue<RunReader> next, TermsWriter writer) throws IOException {
        Bytes list = new Bytes();
        while (!next.isEmpty()) {
            byte[] term = next.element().term();
            int having = 0;
            int last = 0;
            list.clear();
            while (!next.isEmpty() && Arrays.equals(next.element().term(), term)) {
                RunReader reader = next.remove();
                reader.addTo(list, last);
                last = reader.last();
                having += reader.documents();
                if (reader.next()) {
                    next.add(reader);
                }
            }
            writer.add(term, having, list);
        }
    }

    private static String file(int run) {
        return "run-" + run;
    }

    /** Removes what was written on the way. */
    @Override
    public void close() throws IOException {
        beside.settle();
        for (int i = 0; i < runs; i++) {
            storage.delete(file(i));
        }
    }
}
