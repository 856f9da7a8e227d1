package dev.qkv.terminal;

/** Puts frames on a terminal. */
interface Painter {
    /** Takes the terminal over. */
    void enter();

    void paint(Frame frame, ScreenSize size);

    /** Gives the terminal back as it was. May be called twice. */
    void leave();

    /** Rows of the body that can be seen at once with such a foot; 0 where everything can. */
    int room(ScreenSize size, int footRows);
}
