package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code explain concept#question} shows of the user's own card. */
class CardPageTest {
    private static final String CARD = "qkv/attention-note#q1";

    @TempDir
    Path temp;

    private Qkv qkv(String now) {
        return Qkv.in(temp.resolve("data"))
                .home(SmallBank.in(temp.resolve("release")))
                .at(Instant.parse(now));
    }

    private void reviewed(String... timesAndRatings) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < timesAndRatings.length; i += 2) {
            log.append("{\"event\":\"e%d\",\"card\":\"%s\",\"reviewed_at\":\"%s\",\"rating\":\"%s\"}\n"
                    .formatted(i, CARD, timesAndRatings[i], timesAndRatings[i + 1]));
        }
        Qkv.Run run = qkv("2026-05-01T00:00:00Z").input(log.toString()).run("history", "import", "-");
        assertThat(run.err()).isEmpty();
    }

    /** Learnt on one day, passed twice: stability, due day and today's recall are those of the reference sequences. */
    private void passedTwice() {
        reviewed(
                "2026-05-01T09:00:00Z", "good",
                "2026-05-01T09:10:00Z", "good",
                "2026-05-04T09:00:00Z", "good",
                "2026-05-15T09:00:00Z", "hard");
    }

    @ParameterizedTest
    @CsvSource({
        "80, en_US.UTF-8, never",
        "40, en_US.UTF-8, never",
        "200, en_US.UTF-8, never",
        "80, zh_CN.UTF-8, never",
        "40, zh_CN.UTF-8, never",
        "80, C, never",
        "80, en_US.UTF-8, always",
    })
    void isAsKept(String width, String locale, String color) {
        passedTwice();
        Qkv.Run run = qkv("2026-06-03T09:00:00Z")
                .env("LANG", locale)
                .run("explain", CARD, "--width", width, "--color", color);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        String name = "card-" + width + "-" + locale.substring(0, 1) + (color.equals("always") ? "-colour" : "");
        Golden.check("golden/" + name + ".txt", run.out());
    }

    @Test
    void aNewCardShowsWhatEachFirstGradeWouldDo() {
        Qkv.Run run = qkv("2026-06-03T09:00:00Z").run("explain", "attention-note#q1", "--width", "80");
        assertThat(run.exit()).isZero();
        Golden.check("golden/card-new.txt", run.out());
    }

    @Test
    void todaysRecallFollowsTheFormula() {
        // first grade Easy: stability w3 = 8.2956 days, due after 8 days
        reviewed("2026-05-01T09:00:00Z", "easy");
        double factor = Math.pow(0.9, -1 / 0.1542) - 1;
        double recall = 100 * Math.pow(1 + factor * 33 / 8.2956, -0.1542);
        String out = qkv("2026-06-03T09:00:00Z").run("explain", CARD).out();
        assertThat(out.replaceAll("\\s+", " "))
                .contains("stability 8.2956 days")
                .contains("due 2026-05-09T09:00:00Z")
                .contains("recalled now with " + Math.round(10 * recall) / 10.0 + " %");
    }

    @Test
    void givesItsStateAsAReplayDoes() {
        passedTwice();
        String log = qkv("2026-06-03T09:00:00Z").run("history", "export").out();
        String replayed = qkv("2026-06-03T09:00:00Z")
                .input(log)
                .run("history", "replay", "-", "--json")
                .out();
        assertThat(qkv("2026-06-03T09:00:00Z").run("explain", CARD, "--json").out())
                .isEqualTo(replayed);
    }

    @Test
    void writesItsCurveAsSvg() throws Exception {
        passedTwice();
        Qkv.Run run =
                qkv("2026-06-03T09:00:00Z").folder(temp).run("explain", "attention-note#q1", "--svg", "curve.svg");
        assertThat(run.exit()).isZero();
        assertThat(Files.readString(temp.resolve("curve.svg"))).contains("Forgetting curve of this card", "due");
    }

    @Test
    void aSuspendedCardSaysSo() {
        qkv("2026-06-03T09:00:00Z").run("history", "suspend", CARD);
        assertThat(qkv("2026-06-03T09:00:00Z").run("explain", CARD).out()).contains("suspended: not asked");
    }

    @Test
    void anUnknownCardNamesTheNearest() {
        Qkv.Run run = qkv("2026-06-03T09:00:00Z").run("explain", "attention-note#q7");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no card \"attention-note#q7\"; did you mean attention-note#q");
    }

    @Test
    void lookingLeavesNoHistoryBehind() {
        qkv("2026-06-03T09:00:00Z").run("explain", CARD);
        assertThat(temp.resolve("data").resolve("data").resolve("history.db")).doesNotExist();
        assertThat(temp.resolve("data").resolve("history.db")).doesNotExist();
    }
}
