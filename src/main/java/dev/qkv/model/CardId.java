package dev.qkv.model;

/** Identity of a card, {@code bank/concept#question}: never a hash of its text, so an edit keeps the history. */
public record CardId(String bank, String concept, String question) {
    public static CardId parse(String text) {
        int slash = text.indexOf('/');
        int hash = text.lastIndexOf('#');
        if (slash <= 0 || hash <= slash + 1 || hash == text.length() - 1) {
            throw new IllegalArgumentException("not a card id (bank/concept#question): " + text);
        }
        return new CardId(text.substring(0, slash), text.substring(slash + 1, hash), text.substring(hash + 1));
    }

    @Override
    public String toString() {
        return bank + "/" + concept + "#" + question;
    }
}
