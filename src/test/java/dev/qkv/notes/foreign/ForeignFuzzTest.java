package dev.qkv.notes.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Cut, mutated, made-up and hostile documents: always an answer, never a crash, lines within the file. {@code -Dqkv.fuzz=100} tries a hundred times as many. */
class ForeignFuzzTest {
    private static final int TIMES = Integer.getInteger("qkv.fuzz", 1);
    private static final int MUTATIONS = 20_000 * TIMES;
    private static final int MADE_UP = 20_000 * TIMES;
    /** Up to here every prefix is read, from there on one in some. */
    private static final int EVERY = 1_500;

    private static final int STEP = 11;
    private static final String[] PIECES = {
        "\n",
        "#",
        "# ",
        "###### ",
        "- ",
        "1. ",
        "> ",
        "```",
        "**",
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
        "<b>",
        "?",
        "？",
        "：",
        "A:",
        "Q: ",
        "[",
        "](#a)",
        "|",
        "---\n",
        "- [x] ",
        "\u001b[31m",
        "\u0000",
        "\uD800",
        "&lt;",
        "<!--",
        "    ",
        "\t",
        "答案：A"
    };

    private static List<String> fixtures() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/dev/qkv/foreign"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private static void read(String text) {
        ForeignFile file = ForeignReader.read("fuzz.md", text, null);
        int lines = (int) text.lines().count() + 2;
        for (ForeignCard card : file.cards()) {
            assertThat(card.firstLine()).isBetween(1, lines);
            assertThat(card.lastLine()).isBetween(card.firstLine(), lines);
            assertThat(card.title()).isNotEmpty();
        }
    }

    @Test
    void everyPrefix() throws IOException {
        for (String text : fixtures()) {
            for (int end = 0; end <= text.length(); end += end < EVERY || TIMES > 1 ? 1 : STEP) {
                read(text.substring(0, end));
            }
        }
    }

    @Test
    void mutations() throws IOException {
        List<String> texts = fixtures();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < MUTATIONS; i++) {
            String whole = texts.get(random.nextInt(texts.size()));
            StringBuilder text = new StringBuilder(whole.substring(0, Math.min(whole.length(), 2_000)));
            for (int k = random.nextInt(1, 8); k > 0; k--) {
                int at = random.nextInt(text.length() + 1);
                if (random.nextBoolean()) {
                    text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                } else {
                    text.delete(at, Math.min(text.length(), at + random.nextInt(1, 40)));
                }
            }
            read(text.toString());
        }
    }

    /** Rows of marks and words that no document has. */
    @Test
    void madeUp() {
        SplittableRandom random = new SplittableRandom(TIMES);
        String[] words = {
            "What", "is", "x", "Answer", "B", "12", "Why?", "a", "\u0301", "\u200b", "\ud83d\ude00", "题", "  "
        };
        for (int i = 0; i < MADE_UP; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(1, 40); k > 0; k--) {
                text.append(
                        random.nextBoolean()
                                ? PIECES[random.nextInt(PIECES.length)]
                                : words[random.nextInt(words.length)]);
                text.append(random.nextInt(4) == 0 ? "\n" : random.nextInt(4) == 0 ? " " : "");
            }
            read(text.toString());
        }
    }

    @Test
    void longAndDeep() {
        List<String> texts = List.of(
                "> ".repeat(20_000) + "## What?",
                "- ".repeat(20_000) + "What?",
                "<details><summary>What?</summary>\n".repeat(20_000),
                "**".repeat(50_000) + "What?",
                "1. ".repeat(20_000),
                "## What?\n\n".repeat(50_000),
                "# " + "?".repeat(500_000),
                "# " + "a ".repeat(200_000) + "?\n",
                "- A: x\n".repeat(50_000),
                "## Q: x?\n\n" + "Answer: ".repeat(50_000),
                "<".repeat(200_000),
                "[".repeat(100_000),
                "Q:".repeat(100_000),
                "1".repeat(200_000) + ". What?",
                "<div>\n" + "<a".repeat(100_000),
                "<div>\n" + "&".repeat(200_000),
                "<pre>\n" + "x\n".repeat(200_000),
                "<details><summary>What?</summary>\n\n".repeat(20_000),
                "## What is x?\n\n" + "## Answer:\n\n".repeat(20_000),
                "## What is x?\n\n" + "---\n\n".repeat(50_000) + "#### Part",
                "## What is x?\n\n" + "A: x\n\n".repeat(50_000),
                "## What is x?\n\n" + "![a](".repeat(60_000),
                "a" + "</p> ".repeat(60_000) + "</details>",
                "$`a".repeat(100_000),
                ("## ?" + " ".repeat(1_400) + "[srcs x\n\n").repeat(100),
                "## What is x?\n\n- x: " + "a,,,".repeat(19) + "\n",
                "|question|answer|\n|-|-|\n" + "|What?|x|\n".repeat(20_000),
                "  ".repeat(50) + "- x\n" + ("> ".repeat(50) + "What?\n").repeat(2_000));
        for (String text : texts) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(30), () -> ForeignReader.read("deep.md", text, null), text.substring(0, 20));
        }
    }
}
