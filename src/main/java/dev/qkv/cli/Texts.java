package dev.qkv.cli;

import dev.qkv.config.Messages;
import dev.qkv.model.Language;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The help texts of the command model; none are read unless help is going to be shown. */
final class Texts {
    /** For parsing alone. */
    static final Texts NONE = new Texts(null);

    private final @Nullable Messages messages;

    private Texts(@Nullable Messages messages) {
        this.messages = messages;
    }

    /** @param home the release */
    static Texts in(Language language, Path home) {
        return new Texts(Messages.help(language, home));
    }

    String get(String key) {
        return messages == null ? "" : messages.get(key);
    }
}
