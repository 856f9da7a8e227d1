package dev.qkv.cli;

import dev.qkv.app.Context;

/** One verb: what it takes, and which call that makes. */
abstract class Command {
    private final String name;

    Command(String name) {
        this.name = name;
    }

    final String name() {
        return name;
    }

    /** Adds options, words and the commands below. */
    abstract void declare(Syntax syntax);

    /** Options in, one call, an exit code out. */
    abstract int run(Parsed parsed, Context context);

    /** What the verb takes. Help texts have the keys {@code name} and {@code name.option}. */
    final Syntax syntax() {
        Syntax syntax = new Syntax(name);
        declare(syntax);
        return syntax;
    }
}
