package dev.qkv.notes.check;

import dev.qkv.model.Concept;
import dev.qkv.model.Fault;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.notes.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a bank's notes, and the faults found in them. */
final class Pages {
    private final Path root;
    private final List<Fault> faults;
    private final Map<String, SourceText> read = new HashMap<>();

    Pages(Path root, List<Fault> faults) {
        this.root = root;
        this.faults = faults;
    }

    Path root() {
        return root;
    }

    SourceText of(Note note) {
        return read.computeIfAbsent(note.path(), path -> {
            // what is wrong with its bytes was told when the bank was read
            SourceText text = SourceText.read(root.resolve(path), path, new ArrayList<>());
            return new SourceText(path, text.lines(), faults);
        });
    }

    /** The file with the front matter. */
    SourceText front(Concept concept) {
        Note english = concept.notes().get(Language.EN);
        return of(english == null ? concept.notes().values().iterator().next() : english);
    }

    void fault(Fault fault) {
        faults.add(fault);
    }

    void error(Note note, int line, String message) {
        of(note).error(line, 1, message);
    }

    void warning(Note note, int line, String message) {
        of(note).warning(line, 1, message);
    }

    /** An error where a text first stands at or below a line; at that line's start where it stands nowhere. */
    static void error(SourceText source, int from, String text, String message) {
        Place place = Place.of(source, from, text);
        source.error(place.line(), place.column(), message);
    }

    static void warning(SourceText source, int from, String text, String message) {
        Place place = Place.of(source, from, text);
        source.warning(place.line(), place.column(), message);
    }

    /** An error at a value of a key of the front matter. */
    static void frontError(SourceText source, String key, String value, String message) {
        error(source, key(source, key), value, message);
    }

    static void frontWarning(SourceText source, String key, String value, String message) {
        warning(source, key(source, key), value, message);
    }

    private static int key(SourceText source, String key) {
        for (int line = 2; line <= source.lines().size(); line++) {
            if (source.line(line).startsWith(key + ":")) {
                return line;
            }
        }
        return 1;
    }

    private record Place(int line, int column) {
        static Place of(SourceText source, int from, String text) {
            String first = text.lines().findFirst().orElse("");
            for (int line = from; line <= source.lines().size(); line++) {
                int at = first.isEmpty() ? -1 : source.line(line).indexOf(first);
                if (at >= 0) {
                    return new Place(line, at + 1);
                }
            }
            return new Place(from, 1);
        }
    }
}
