package dev.qkv.search;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The different terms of one {@link Run}, numbered from 0 as they are met, by any thread: numbers are counted and sorted much faster than texts. */
final class TermNumbers {
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>(1 << 15);
    private final AtomicInteger next = new AtomicInteger();

    int of(String term) {
        Integer known = numbers.get(term);
        return known == null ? numbers.computeIfAbsent(term, text -> next.getAndIncrement()) : known;
    }

    int size() {
        return next.get();
    }

    Map<String, Integer> all() {
        return numbers;
    }
}
