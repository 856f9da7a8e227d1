package dev.qkv.schedule;

/** What each of the four ratings would make of a card. */
public record Preview(CardState again, CardState hard, CardState good, CardState easy) {
    public CardState after(Rating rating) {
        return switch (rating) {
            case AGAIN -> again;
            case HARD -> hard;
            case GOOD -> good;
            case EASY -> easy;
        };
    }
}
