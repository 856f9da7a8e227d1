package dev.qkv.terminal;

import java.util.List;

/**
 * The keys of a session. The footer, the help page and the README's table all come from here; {@code quiz.properties} has the texts, under {@code key.} and
 * {@code help.} with {@link #id()}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum SessionKey {
    CHOOSE("choose", "a-h"),
    SUBMIT("submit", "Enter"),
    REVEAL("reveal", "Space", "Enter"),
    WRITE("write", "w"),
    GIVE_UP("give-up", "Space"),
    GIVE_UP_TYPED("give-up-typed", "Enter"),
    AGAIN("again", "1"),
    HARD("hard", "2"),
    GOOD("good", "3", "Enter"),
    EASY("easy", "4"),
    CONTINUE("continue", "Enter", "Space"),
    EXPLAIN("explain", "e"),
    DEMO("demo", "d"),
    UNDO("undo", "u"),
    UNDO_TYPED("undo-typed", "Ctrl-U"),
    SUSPEND("suspend", "s"),
    SCROLL("scroll", "Up", "Down"),
    HELP("help", "?"),
    QUIT("quit", "q", "Esc", "Ctrl-D"),
    QUIT_TYPED("quit", "Esc");

    private final String id;
    private final List<String> keys;

    SessionKey(String id, String... keys) {
        this.id = id;
        this.keys = List.of(keys);
    }

    /** Under which its texts stand. */
    String id() {
        return id;
    }

    /** All keys that do it, the one to show first. */
    List<String> keys() {
        return keys;
    }

    boolean matches(Key key) {
        for (String name : keys) {
            boolean matches = switch (name) {
                case "Enter" -> key.is(Key.Type.ENTER);
                case "Space" -> key.letter() == ' ';
                case "Esc" -> key.is(Key.Type.ESCAPE);
                case "Ctrl-D" -> key.isControl('d');
                case "Ctrl-U" -> key.isControl('u');
                case "Up" -> key.is(Key.Type.UP);
                case "Down" -> key.is(Key.Type.DOWN);
                case "?" -> key.letter() == '?';
                default -> name.length() == 1 && key.letter() == name.charAt(0);
            };
            if (matches) {
                return true;
            }
        }
        return false;
    }

    /** The README's table of keys, in Markdown. */
    public static String table(QuizTexts texts) {
        StringBuilder table = new StringBuilder();
        table.append("| ").append(texts.get("table.key")).append(" | ");
        table.append(texts.get("table.does")).append(" |\n|---|---|\n");
        for (SessionKey key : values()) {
            if (key == QUIT_TYPED) {
                continue;
            }
            table.append("| ");
            for (int i = 0; i < key.keys.size(); i++) {
                table.append(i == 0 ? "`" : ", `").append(key.keys.get(i)).append('`');
            }
            table.append(" | ").append(texts.get("help." + key.id)).append(" |\n");
        }
        return table.toString();
    }
}
