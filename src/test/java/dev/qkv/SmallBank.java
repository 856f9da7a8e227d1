package dev.qkv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A release whose bank has three topics, each with a concept of four questions, so that what is shown of it does not change with the notes. */
public final class SmallBank {
    private static final String[][] TOPICS = {
        {"attention", "Attention", "注意力"}, {"position", "Position", "位置"}, {"training", "Training", "训练"}
    };
    static final int QUESTIONS = 4;

    private SmallBank() {}

    /** Writes it. @return the folder of the release */
    public static Path in(Path folder) {
        try {
            int order = 0;
            for (String[] topic : TOPICS) {
                Path notes = Files.createDirectories(folder.resolve("notes").resolve(topic[0]));
                Files.writeString(
                        notes.resolve("topic.yaml"),
                        "title: { en: " + topic[1] + ", zh: " + topic[2] + " }\nline: { en: l, zh: 行 }\norder: "
                                + ++order + "\n");
                Files.writeString(
                        notes.resolve(topic[0] + "-note.md"),
                        """
                        ---
                        title: { en: The %s note, zh: %s笔记 }
                        topic: %s
                        level: core
                        sources: ["Somebody 2020, arXiv:2001.00001"]
                        ---
                        Text.

                        ## Questions
                        """.formatted(topic[1], topic[2], topic[0]) + questions("True?", "Because."));
                Files.writeString(notes.resolve(topic[0] + "-note.zh.md"), "文字。\n\n## 题目\n" + questions("对吗？", "因为。"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A card of it, as logs name it. */
    public static String card(int topic, int question) {
        return "qkv/" + TOPICS[topic][0] + "-note#q" + question;
    }

    private static String questions(String heading, String why) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < QUESTIONS; i++) {
            text.append("\n### ")
                    .append(heading)
                    .append(' ')
                    .append(i)
                    .append(" {#q")
                    .append(i);
            text.append("}\n- [x] yes\n- [ ] no\n\n> ");
            text.append(why.equals("Because.") ? "Why: " : "解析：").append(why).append('\n');
        }
        return text.toString();
    }
}
