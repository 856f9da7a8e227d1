package dev.qkv.render.text;

/** Colours for a dark and for a light terminal. */
public enum Theme {
    DARK,
    LIGHT;

    static final int PLAIN = 0;
    static final int BOLD = 1;
    static final int ITALIC = 2;
    static final int UNDERLINE = 4;

    /**
     * The look of a role.
     *
     * @param rgb 24 bits, or {@link Paint#NONE}
     * @param code the SGR parameter of the nearest of the 16 colours; 0 for none
     */
    record Look(int rgb, int code, int attributes) {}

    Look look(Role role) {
        boolean dark = this == DARK;
        return switch (role) {
            case TEXT -> new Look(Paint.NONE, 0, PLAIN);
            case HEADING -> dark ? new Look(0x7AB8FF, 94, BOLD) : new Look(0x0B4F9E, 34, BOLD);
            case STRONG -> new Look(Paint.NONE, 0, BOLD);
            case EMPHASIS -> new Look(Paint.NONE, 0, ITALIC);
            case CODE -> dark ? new Look(0xE5C07B, 33, PLAIN) : new Look(0x8A4B08, 33, PLAIN);
            case MATH -> dark ? new Look(0x8FD6C2, 36, PLAIN) : new Look(0x0F6B5C, 36, PLAIN);
            case LINK -> dark ? new Look(0x61AFEF, 94, UNDERLINE) : new Look(0x0550AE, 34, UNDERLINE);
            case QUOTE -> dark ? new Look(0xA9B1BD, 37, PLAIN) : new Look(0x57606A, 90, PLAIN);
            case OK -> dark ? new Look(0x98C379, 32, PLAIN) : new Look(0x1A7F37, 32, PLAIN);
            case BAD -> dark ? new Look(0xF07178, 91, PLAIN) : new Look(0xB42318, 31, PLAIN);
            case DIM, COMMENT -> dark ? new Look(0x8A919C, 90, PLAIN) : new Look(0x656D76, 90, PLAIN);
            case KEY -> dark ? new Look(0xE5C07B, 93, BOLD) : new Look(0x8A4B08, 33, BOLD);
            case KEYWORD -> dark ? new Look(0xC792EA, 95, PLAIN) : new Look(0x8250DF, 35, PLAIN);
            case STRING -> dark ? new Look(0x98C379, 32, PLAIN) : new Look(0x116329, 32, PLAIN);
            case NUMBER -> dark ? new Look(0xD19A66, 33, PLAIN) : new Look(0x953800, 33, PLAIN);
            case SERIES_1 -> dark ? new Look(0x56B4E9, 94, PLAIN) : new Look(0x0072B2, 34, PLAIN);
            case SERIES_2 -> dark ? new Look(0xE69F00, 93, PLAIN) : new Look(0xC25700, 33, PLAIN);
            case SERIES_3 -> dark ? new Look(0x2FBF8F, 92, PLAIN) : new Look(0x00805B, 32, PLAIN);
            case SERIES_4 -> dark ? new Look(0xE086B8, 95, PLAIN) : new Look(0xA3457C, 35, PLAIN);
            case SERIES_5 -> dark ? new Look(0xF0E442, 96, PLAIN) : new Look(0x8A7500, 36, PLAIN);
            case SERIES_6 -> dark ? new Look(0xF2805A, 91, PLAIN) : new Look(0xB3261E, 31, PLAIN);
        };
    }

    /** The colour of a role as 24-bit RGB; {@link Paint#NONE} for the terminal's own. */
    public int rgb(Role role) {
        return look(role).rgb();
    }
}
