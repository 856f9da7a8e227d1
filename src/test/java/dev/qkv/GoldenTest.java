package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole outputs as files. */
class GoldenTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "lookup-gqa, en_US.UTF-8, lookup gqa",
        "lookup-gqa-zh, zh_CN.UTF-8, lookup gqa",
        "lookup-gqa-40, en_US.UTF-8, lookup gqa --width 40",
        "lookup-gqa-ascii, C, lookup gqa",
        "explain-rmsnorm, en_US.UTF-8, explain rmsnorm",
        "explain-rmsnorm-zh, zh_CN.UTF-8, explain rmsnorm",
        "explain-rmsnorm-ascii, C, explain rmsnorm",
        "explain-attention-colour, en_US.UTF-8, explain attention --section Cost --color always",
        "explain-relu-source-colour, en_US.UTF-8, explain relu --source --color always",
        "explain-verify-gqa, en_US.UTF-8, explain gqa --verify",
        "help-explain, en_US.UTF-8, explain --help",
        "help-explain-zh, zh_CN.UTF-8, explain --help",
        "help-quiz, en_US.UTF-8, quiz --help",
        "help-quiz-zh, zh_CN.UTF-8, quiz --help",
    })
    void isAsKept(String name, String locale, String arguments) {
        Qkv.Run run = Qkv.in(data).env("LANG", locale).run(arguments.split(" ", -1));
        assertThat(run.err()).isEmpty();
        Golden.check("golden/" + name + ".txt", run.out());
    }
}
