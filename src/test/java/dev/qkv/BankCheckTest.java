package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bank with one fault of each kind, checked by the user's door. */
class BankCheckTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/qkv/check");

    @TempDir
    static Path data;

    @Test
    void everyFaultIsFoundAtItsPlace() {
        Qkv.Run run = Qkv.in(data).folder(FOLDER.toAbsolutePath()).run("bank", "check", "bank");
        assertThat(run.exit()).isEqualTo(1);
        Golden.check("check/faults.txt", run.out());
    }

    @Test
    void jsonHoldsTheSameFaults() {
        Qkv.Run run = Qkv.in(data).folder(FOLDER.toAbsolutePath()).run("bank", "check", "bank", "--json");
        assertThat(run.exit()).isEqualTo(1);
        Golden.check("check/faults.json", run.out());
    }

    /** Numbers quoted, demos, translations, links, keys: {@code bank check} looks at all of them. */
    @Test
    void theBundledBankHasNoError() {
        Qkv.Run run = Qkv.in(data).run("bank", "check");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain(": error: ").contains("no ");
        assertThat(run.exit()).isZero();
    }

    @Test
    void habitsOfTheWholeBankAreTold() throws IOException {
        Path topic = Files.createDirectories(data.resolve("habits/t"));
        Files.writeString(topic.resolve("topic.yaml"), "title: { en: T, zh: 题 }\nline: { en: l, zh: 行 }\norder: 1\n");
        for (int note = 0; note < 24; note++) {
            Files.writeString(topic.resolve("n" + note + ".md"), """
                ---
                title: { en: N%1$d, zh: 记%1$d }
                topic: t
                level: core
                sources: ["Somebody 2020, arXiv:2001.00001"]
                ---
                Text.

                ## Questions

                ### What? {#what}
                - [x] the longest
                - [ ] short
                > Why: so.

                ### So? {#so .truefalse}
                - [x] True
                - [ ] False
                > Why: so.
                """.formatted(note));
        }
        Qkv.Run run = Qkv.in(data).run("bank", "check", data.resolve("habits").toString());
        assertThat(run.err()).startsWith("faults: 27");
        assertThat(run.out())
                .contains(
                        "of 24 choice questions 100% have their right choice as number 1 as written; even would be 50%",
                        "in 100% of 24 choice questions the right choice is the longest; even would be 50%",
                        "of 24 statements 100% are true");
    }
}
