package dev.qkv.notes;

import dev.qkv.model.Concept;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a concept: its English file, which holds the front matter, and the Chinese one beside it. */
final class ConceptReader {
    static final String ZH = ".zh.md";
    static final String EN = ".md";

    private ConceptReader() {}

    /** The concept's id by the name of its English file. */
    static String id(String name) {
        return name.substring(0, name.length() - EN.length());
    }

    /**
     * Reads the files of a concept.
     *
     * @param inChinese whether the folder has a Chinese one
     * @return null where it has no front matter; the fault has been told
     */
    static @Nullable Concept read(Path folder, String id, boolean inChinese, BankFiles files) {
        SourceText source = files.read(folder.resolve(id + EN));
        if (!Ids.isId(id)) {
            source.error(1, 1, "concept id \"" + id + "\" " + Ids.RULE);
        }
        FrontMatter front = FrontMatter.read(source);
        if (front == null) {
            return null;
        }
        String topic = folder.getFileName().toString();
        if (!front.topic().equals(topic)) {
            source.error(1, 1, "topic is \"" + front.topic() + "\", but the file is in the folder " + topic);
        }
        Map<Language, Note> notes = new EnumMap<>(Language.class);
        notes.put(Language.EN, NoteReader.read(source, front.lines(), Language.EN, front.level()));
        Path chinese = folder.resolve(id + ZH);
        if (inChinese && Files.isRegularFile(chinese, LinkOption.NOFOLLOW_LINKS)) {
            notes.put(Language.ZH, NoteReader.read(files.read(chinese), 0, Language.ZH, front.level()));
        }
        return new Concept(
                id,
                front.title(),
                front.aliases(),
                front.topic(),
                front.level(),
                front.demos(),
                front.related(),
                front.sources(),
                front.claims(),
                notes);
    }
}
