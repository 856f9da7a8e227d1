package dev.qkv.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Completion for zsh, which can load bash's. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String of(CommandSpec root) {
        return "#compdef qkv\nautoload -Uz bashcompinit && bashcompinit\n" + BashCompletion.of(root);
    }
}
