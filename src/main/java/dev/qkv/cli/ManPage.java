package dev.qkv.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command's manual page in the macros of man(7), from the command model. picocli's own generator writes AsciiDoc, for which every install would need
 * Asciidoctor and Ruby; this needs nothing.
 */
final class ManPage {
    /** As in README and {@link dev.qkv.config.ExitCode}. */
    private static final List<String> EXITS = List.of(
            "0", "done; every answer of a batch right; every check passed",
            "1", "a negative result: nothing found, a wrong or missing answer, a failed check, faults found",
            "2", "usage: unknown option or name, bad value, missing argument, a terminal needed and not there",
            "3", "data: a file, bank or history that cannot be read or written or is invalid",
            "70", "a bug in qkv; --debug shows the stack trace",
            "130", "interrupted with Ctrl-C; what was answered before is kept");

    private static final List<String> VARIABLES = List.of(
            "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME",
                    "where settings, banks with the history, and indexes are, each in a folder qkv",
            "QKV_HOME", "one folder for all three",
            "QKV_PAGER, PAGER", "what shows output longer than the screen",
            "NO_COLOR", "no colours where it is set",
            "LC_ALL, LC_MESSAGES, LANG", "the language");

    private final StringBuilder page = new StringBuilder(4096);

    private ManPage() {}

    /** The page of a command, with its sub-commands. */
    static String of(CommandSpec spec, String version) {
        ManPage page = new ManPage();
        page.write(spec, version);
        return page.page.toString();
    }

    /** The name of the page: {@code qkv} or {@code qkv-lookup}. */
    static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    private void write(CommandSpec spec, String version) {
        String name = name(spec);
        boolean root = spec.parent() == null;
        page.append(".TH ").append(text(name).toUpperCase(Locale.ROOT));
        page.append(" 1 \"\" \"qkv ").append(text(version)).append("\"\n");
        section("NAME");
        paragraph(name + " - " + description(spec));
        section("SYNOPSIS");
        synopsis(spec);
        for (CommandLine below : spec.subcommands().values()) {
            page.append(".br\n");
            synopsis(below.getCommandSpec());
        }
        if (!spec.subcommands().isEmpty()) {
            section("COMMANDS");
            for (Map.Entry<String, CommandLine> below : spec.subcommands().entrySet()) {
                CommandSpec belowSpec = below.getValue().getCommandSpec();
                item("\\fB" + text(below.getKey()) + "\\fR", description(belowSpec));
                if (!root) {
                    page.append(".RS\n");
                    arguments(belowSpec, spec);
                    page.append(".RE\n");
                }
            }
        }
        section("OPTIONS");
        arguments(spec, null);
        if (root) {
            section("EXIT STATUS");
            items(EXITS);
            section("ENVIRONMENT");
            items(VARIABLES);
            section("SEE ALSO");
            StringBuilder pages = new StringBuilder();
            for (CommandLine below : spec.subcommands().values()) {
                pages.append(pages.isEmpty() ? "" : ", ")
                        .append(name(below.getCommandSpec()))
                        .append("(1)");
            }
            paragraph(pages.toString());
        } else {
            section("SEE ALSO");
            paragraph("qkv(1)");
        }
    }

    private void synopsis(CommandSpec spec) {
        page.append(".B ").append(text(spec.qualifiedName())).append('\n');
        StringBuilder rest = new StringBuilder("[OPTION ...]");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            boolean optional = parameter.arity().min() == 0;
            String label = parameter.paramLabel()
                    + (parameter.arity().max() > 1 && parameter.paramLabel().indexOf('|') < 0 ? " ..." : "");
            rest.append(optional ? " [" + label + "]" : " " + label);
        }
        paragraph(rest.toString());
    }

    /** Parameters and options; those that the command above has too are left out. */
    private void arguments(CommandSpec spec, @Nullable CommandSpec above) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            item("\\fI" + text(parameter.paramLabel()) + "\\fR", first(parameter));
        }
        for (OptionSpec option : spec.options()) {
            if (above == null || above.findOption(option.longestName()) == null) {
                StringBuilder head = new StringBuilder();
                for (String name : option.names()) {
                    head.append(head.isEmpty() ? "" : ", ")
                            .append("\\fB")
                            .append(text(name))
                            .append("\\fR");
                }
                if (option.arity().max() > 0) {
                    head.append(" \\fI").append(text(option.paramLabel())).append("\\fR");
                }
                item(head.toString(), first(option));
            }
        }
    }

    private void items(List<String> pairs) {
        for (int i = 0; i < pairs.size(); i += 2) {
            item("\\fB" + text(pairs.get(i)) + "\\fR", pairs.get(i + 1));
        }
    }

    private void section(String heading) {
        page.append(".SH ").append(heading).append('\n');
    }

    private void item(String head, String what) {
        page.append(".TP\n").append(head).append('\n');
        paragraph(what);
    }

    private void paragraph(String text) {
        page.append(text(text)).append('\n');
    }

    private static String description(CommandSpec spec) {
        String[] lines = spec.usageMessage().description();
        String line = lines.length == 0 ? "" : lines[0];
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static String first(ArgSpec argument) {
        return argument.description().length == 0 ? "" : argument.description()[0];
    }

    /** Text with the signs that mean something to troff escaped. */
    private static String text(String plain) {
        String escaped = plain.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") || escaped.isEmpty() ? "\\&" + escaped : escaped;
    }
}
