package dev.qkv.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void everyCharacterIsAsWideAsInTheTable() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint != 0x7F) {
                assertThat(Columns.of(codePoint))
                        .as("U+%04X", codePoint)
                        .isEqualTo(Math.max(0, WCWidth.wcwidth(codePoint)));
            }
        }
    }
}
