package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Quiz;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code qkv quiz [NAME ...]} */
final class QuizCommand extends Command {
    private static final List<String> FORMATS = List.of("text", "json", "tap", "junit");
    private static final List<String> LEVELS = List.of("core", "advanced");

    QuizCommand() {
        super("quiz");
    }

    @Override
    void declare(CommandSpec spec, Texts texts) {
        spec.addPositional(words(texts, "quiz.names", "NAME", "0..*"));
        spec.addOption(value(texts, "quiz.count", "N", "-n", "--count"));
        spec.addOption(value(texts, "quiz.new", "N", "--new"));
        spec.addOption(flag(texts, "quiz.due", "--due"));
        spec.addOption(values(texts, "quiz.kind", "KIND", "--kind"));
        spec.addOption(values(texts, "quiz.tag", "TAG", "--tag"));
        spec.addOption(value(texts, "quiz.level", "core|advanced", "--level"));
        spec.addOption(value(texts, "quiz.bank", "BANK", "--bank"));
        spec.addOption(flag(texts, "quiz.cram", "--cram"));
        spec.addOption(value(texts, "quiz.seed", "N", "--seed"));
        spec.addOption(value(texts, "quiz.retention", "0.70-0.99", "--retention"));
        spec.addOption(flag(texts, "quiz.binary", "--binary"));
        spec.addOption(value(texts, "quiz.interview", "30m", "--interview"));
        spec.addOption(flag(texts, "quiz.batch", "--batch"));
        spec.addOption(value(texts, "quiz.answers", "FILE", "--answers"));
        spec.addOption(value(texts, "quiz.format", "text|json|tap|junit", "--format"));
        spec.addOption(value(texts, "quiz.min-score", "0-1", "--min-score"));
    }

    @Override
    int run(ParseResult parsed, Context context) {
        return new Quiz(context)
                .run(new Quiz.Request(
                        Arguments.words(parsed),
                        Arguments.wholeNumber(parsed, "--count", -1, 1, 100_000),
                        Arguments.wholeNumber(parsed, "--new", -1, 0, 100_000),
                        Arguments.flag(parsed, "--due"),
                        Arguments.split(parsed, "--kind"),
                        Arguments.split(parsed, "--tag"),
                        Arguments.oneOf(parsed, "--level", LEVELS),
                        Arguments.value(parsed, "--bank"),
                        Arguments.flag(parsed, "--cram"),
                        Arguments.longNumber(parsed, "--seed"),
                        Arguments.share(parsed, "--retention", 0.7, 0.99),
                        Arguments.flag(parsed, "--binary"),
                        Arguments.value(parsed, "--interview"),
                        Arguments.flag(parsed, "--batch"),
                        Arguments.value(parsed, "--answers"),
                        Arguments.oneOf(parsed, "--format", FORMATS),
                        Arguments.share(parsed, "--min-score", 0, 1)));
    }
}
