package dev.qkv.search;

import java.util.Arrays;

/** Documents in the order in which they were met. */
final class DocumentList {
    private int[] documents = new int[256];
    private int size;

    void add(int document) {
        if (size == documents.length) {
            documents = Arrays.copyOf(documents, 2 * size);
        }
        documents[size++] = document;
    }

    int size() {
        return size;
    }

    int get(int i) {
        return documents[i];
    }

    void clear() {
        size = 0;
    }
}
