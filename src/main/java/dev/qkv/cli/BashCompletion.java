package dev.qkv.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Completion for bash, as picocli makes it. */
final class BashCompletion {
    private BashCompletion() {}

    static String of(CommandSpec root) {
        return AutoComplete.bash("qkv", new CommandLine(root));
    }
}
