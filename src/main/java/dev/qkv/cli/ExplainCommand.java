package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Exercises;
import dev.qkv.app.Explain;
import dev.qkv.app.MechanismList;
import dev.qkv.app.MechanismSource;
import dev.qkv.app.Verify;
import dev.qkv.config.UserError;
import java.util.List;

/** {@code qkv explain CONCEPT|MECHANISM} */
final class ExplainCommand extends Command {
    private static final List<String> FORMATS = List.of("text", "json", "tap", "junit");

    ExplainCommand() {
        super("explain");
    }

    @Override
    void declare(Syntax syntax) {
        syntax.words("explain.name", "NAME", 0, Syntax.ANY);
        syntax.values("explain.param", "NAME=VALUE", "-p", "--param");
        syntax.value("explain.input", "FILE", "--input");
        syntax.value("explain.section", "HEADING", "--section");
        syntax.flag("explain.no-demo", "--no-demo");
        syntax.value("explain.svg", "FILE", "--svg");
        syntax.flag("explain.stages", "--stages");
        syntax.flag("explain.animate", "--animate");
        syntax.flag("explain.source", "--source");
        syntax.flag("explain.exercise", "--exercise");
        syntax.value("explain.seed", "N", "--seed");
        syntax.value("explain.grade", "FILE", "--grade");
        syntax.flag("explain.verify", "--verify");
        syntax.value("explain.format", "text|json|tap|junit", "--format");
        syntax.flag("explain.list", "-l", "--list");
        syntax.flag("json", "--json");
    }

    @Override
    int run(Parsed parsed, Context context) {
        String name = String.join(" ", Arguments.words(parsed));
        boolean json = Arguments.flag(parsed, "--json");
        List<String> params = Arguments.values(parsed, "--param");
        Long seed = Arguments.longNumber(parsed, "--seed");
        String grade = Arguments.value(parsed, "--grade");
        requireTogether(parsed, "--format", "--verify");
        requireTogether(parsed, "--seed", "--exercise", "--grade");
        if (Arguments.flag(parsed, "--list")) {
            return new MechanismList(context).run(json);
        }
        if (Arguments.flag(parsed, "--verify")) {
            String format = Arguments.oneOf(parsed, "--format", FORMATS);
            return new Verify(context).run(name.strip(), format == null && json ? "json" : format);
        }
        if (Arguments.flag(parsed, "--source")) {
            return new MechanismSource(context).run(name, json);
        }
        if (grade != null) {
            return new Exercises(context).grade(name, params, grade, seed, json);
        }
        if (Arguments.flag(parsed, "--exercise")) {
            return new Exercises(context).print(name, params, seed == null ? 0 : seed);
        }
        return new Explain(context)
                .run(new Explain.Request(
                        name,
                        params,
                        Arguments.value(parsed, "--input"),
                        Arguments.value(parsed, "--section"),
                        !Arguments.flag(parsed, "--no-demo"),
                        json,
                        Arguments.value(parsed, "--svg"),
                        view(parsed)));
    }

    private static Explain.View view(Parsed parsed) {
        if (Arguments.flag(parsed, "--animate")) {
            return Explain.View.ANIMATION;
        }
        return Arguments.flag(parsed, "--stages") ? Explain.View.STAGES : Explain.View.PAGE;
    }

    /** @throws UserError where an option is there without any of those it belongs to */
    private static void requireTogether(Parsed parsed, String option, String... others) {
        for (String other : others) {
            if (Arguments.flag(parsed, other)) {
                return;
            }
        }
        if (Arguments.flag(parsed, option)) {
            throw UserError.usage(option + " goes with " + String.join(" or ", others));
        }
    }
}
