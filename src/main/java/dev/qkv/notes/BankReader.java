package dev.qkv.notes;

import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Fault;
import dev.qkv.model.Language;
import dev.qkv.model.Level;
import dev.qkv.model.Note;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a bank's folder: topics, and in each the concepts with their notes. */
public final class BankReader {
    private BankReader() {}

    /** A bank, and what is wrong with its files. Paths in both are relative to the bank's root. */
    public record Reading(Bank bank, List<Fault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads the whole bank.
     *
     * @throws BankException where the folder or a file cannot be read
     */
    public static Reading read(Path root, String name) {
        BankFolder folder = BankFolder.open(root);
        List<Concept> concepts = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        folder.forEach((ofTopic, unread) -> {
            faults.addAll(ofTopic);
            unread.forEach(each -> {
                BankFolder.Found found = each.read();
                faults.addAll(found.faults());
                if (found.concept() != null) {
                    concepts.add(found.concept());
                }
            });
        });
        return new Reading(new Bank(name, folder.version(), folder.topics(), concepts), faults);
    }

    /**
     * Reads one note without the rest of its bank.
     *
     * @param path relative to the root, as {@link Note#path} says it
     * @param level what a question has that says none
     * @throws BankException where the file cannot be read or a question in it is broken
     */
    public static Note note(Path root, String path, Language language, Level level) {
        List<Fault> faults = new ArrayList<>();
        SourceText source = SourceText.read(root.resolve(path), path, faults);
        int frontMatter = 0;
        if (language == Language.EN) {
            frontMatter = 1;
            while (frontMatter < source.lines().size()
                    && !source.lines().get(frontMatter).stripTrailing().equals(FrontMatter.FENCE)) {
                frontMatter++;
            }
            frontMatter++;
        }
        return NoteReader.read(source, frontMatter, language, level);
    }
}
