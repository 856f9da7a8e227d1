package dev.qkv.schedule;

/** Where a card stands in its life. */
public enum State {
    NEW("new"),
    LEARNING("learning"),
    REVIEW("review"),
    RELEARNING("relearning");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** The word in JSON. */
    public String word() {
        return word;
    }
}
