package dev.qkv.terminal;

import dev.qkv.render.text.Line;
import java.util.List;

/**
 * One picture of the screen.
 *
 * @param title the first row, as wide as the screen
 * @param body what is read, from the top; scrolled where it is longer than the room
 * @param scroll how many of its lines are above the room
 * @param input the line of the body that is typed in; -1 for none
 * @param column where the cursor stands in it
 * @param foot the last rows
 */
record Frame(Line title, List<Line> body, int scroll, int input, int column, List<Line> foot) {
    Frame {
        body = List.copyOf(body);
        foot = List.copyOf(foot);
    }
}
