package dev.qkv.quiz;

import dev.qkv.model.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** True and false, as they are shown and typed. */
final class Truth {
    static final String TRUE = "true";
    static final String FALSE = "false";

    private Truth() {}

    static List<Asked.Choice> choices(Language language) {
        boolean chinese = language == Language.ZH;
        return List.of(
                new Asked.Choice(TRUE, 0, chinese ? "对" : "True"), new Asked.Choice(FALSE, 1, chinese ? "错" : "False"));
    }

    /** Null for a word that is neither. */
    static @Nullable Boolean read(String word) {
        return switch (Forgiving.plain(word)) {
            case "true", "t", "yes", "y", "right", "correct", "对", "是", "正确", "真", "√", "✓" -> true;
            case "false", "f", "no", "n", "wrong", "incorrect", "错", "否", "错误", "假", "×", "x", "✗" -> false;
            default -> null;
        };
    }
}
