package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Quiz;
import java.util.List;

/** {@code qkv quiz [NAME ...]} */
final class QuizCommand extends Command {
    private static final List<String> FORMATS = List.of("text", "json", "tap", "junit");
    private static final List<String> LEVELS = List.of("core", "advanced");

    QuizCommand() {
        super("quiz");
    }

    @Override
    void declare(Syntax syntax) {
        syntax.words("quiz.names", "NAME", 0, Syntax.ANY);
        syntax.value("quiz.count", "N", "-n", "--count");
        syntax.value("quiz.new", "N", "--new");
        syntax.flag("quiz.due", "--due");
        syntax.values("quiz.kind", "KIND", "--kind");
        syntax.values("quiz.tag", "TAG", "--tag");
        syntax.value("quiz.level", "core|advanced", "--level");
        syntax.value("quiz.bank", "BANK", "--bank");
        syntax.flag("quiz.cram", "--cram");
        syntax.value("quiz.seed", "N", "--seed");
        syntax.value("quiz.retention", "0.70-0.99", "--retention");
        syntax.flag("quiz.binary", "--binary");
        syntax.flag("quiz.fuzz", "--fuzz");
        syntax.value("quiz.interview", "30m", "--interview");
        syntax.flag("quiz.batch", "--batch");
        syntax.value("quiz.answers", "FILE", "--answers");
        syntax.value("quiz.format", "text|json|tap|junit", "--format");
        syntax.value("quiz.min-score", "0-1", "--min-score");
    }

    @Override
    int run(Parsed parsed, Context context) {
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
                        Arguments.flag(parsed, "--fuzz"),
                        Arguments.value(parsed, "--interview"),
                        Arguments.flag(parsed, "--batch"),
                        Arguments.value(parsed, "--answers"),
                        Arguments.oneOf(parsed, "--format", FORMATS),
                        Arguments.share(parsed, "--min-score", 0, 1)));
    }
}
