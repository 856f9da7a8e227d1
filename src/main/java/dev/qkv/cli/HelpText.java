package dev.qkv.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;

/** A command's help page, in plain text. */
final class HelpText {
    private HelpText() {}

    static String of(CommandLine command) {
        command.setUsageHelpWidth(100).setUsageHelpAutoWidth(false);
        command.getCommandSpec().usageMessage().adjustLineBreaksForWideCJKCharacters(true);
        return command.getUsageMessage(Help.Ansi.OFF);
    }
}
