package dev.qkv.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    static String of(CommandSpec root) {
        FishCompletion completion = new FishCompletion();
        completion.script.append("# completion for qkv\ncomplete -c qkv -f\n");
        completion.options(root, "__fish_use_subcommand");
        for (Map.Entry<String, CommandLine> verb : root.subcommands().entrySet()) {
            CommandSpec spec = verb.getValue().getCommandSpec();
            completion.word("__fish_use_subcommand", verb.getKey(), spec);
            String seen = "__fish_seen_subcommand_from " + verb.getKey();
            completion.options(spec, seen);
            for (Map.Entry<String, CommandLine> below : spec.subcommands().entrySet()) {
                completion.word(seen, below.getKey(), below.getValue().getCommandSpec());
            }
        }
        return completion.script.toString();
    }

    private void word(String condition, String word, CommandSpec spec) {
        line(condition)
                .append(" -a ")
                .append(word)
                .append(" -d ")
                .append(quoted(first(spec.usageMessage().description())))
                .append('\n');
    }

    private void options(CommandSpec spec, String condition) {
        for (OptionSpec option : spec.options()) {
            StringBuilder line = line(condition);
            for (String name : option.names()) {
                line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            if (option.arity().max() > 0) {
                line.append(" -x");
                String label = option.paramLabel();
                if (label.indexOf('|') >= 0) {
                    line.append(" -a ").append(quoted(label.replace('|', ' ')));
                }
            }
            line.append(" -d ").append(quoted(first(option.description()))).append('\n');
        }
    }

    private StringBuilder line(String condition) {
        return script.append("complete -c qkv -n ").append(quoted(condition));
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
