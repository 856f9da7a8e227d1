package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.qkv.exchange.StatisticsJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code history stats} draws and counts, from logs that were imported. */
class StatisticsTest {
    private static final Instant NOW = Instant.parse("2026-06-03T09:00:00Z");

    @TempDir
    Path temp;

    private final StringBuilder log = new StringBuilder();
    private int events;

    private Qkv qkv() {
        return Qkv.in(temp.resolve("data"))
                .home(SmallBank.in(temp.resolve("release")))
                .at(NOW);
    }

    private String line(String card, Instant at, String rating, long ms) {
        String event = "e" + events++;
        log.append(
                "{\"event\":\"%s\",\"kind\":\"review\",\"card\":\"%s\",\"reviewed_at\":\"%s\",\"rating\":\"%s\",\"duration_ms\":%d}\n"
                        .formatted(event, card, at, rating, ms));
        return event;
    }

    private void imported() {
        Qkv.Run run = qkv().input(log.toString()).run("history", "import", "-");
        assertThat(run.err()).isEmpty();
    }

    private JsonNode stats() throws Exception {
        Qkv.Run run = qkv().run("history", "stats", "--json");
        assertThat(run.err()).isEmpty();
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(StatisticsJson.class.getResourceAsStream("schema/stats.json"));
        assertThat(schema.validate(run.out(), InputFormat.JSON)).isEmpty();
        return new ObjectMapper().readTree(run.out());
    }

    /** Half a year of a learner who takes the weekends off. */
    private void halfAYear() {
        SplittableRandom random = new SplittableRandom(5);
        Instant start = NOW.minus(Duration.ofDays(180));
        for (int day = 0; day <= 180; day++) {
            for (int i = 0; i < random.nextInt(12); i++) {
                if ((start.getEpochSecond() / 86_400 + day + 4) % 7 % 6 == 0) {
                    continue;
                }
                String card = SmallBank.card(random.nextInt(3), random.nextInt(SmallBank.QUESTIONS));
                String rating = random.nextInt(10) == 0 ? "again" : random.nextInt(6) == 0 ? "hard" : "good";
                line(
                        card,
                        start.plus(Duration.ofDays(day)).plusSeconds(60L * i),
                        rating,
                        2_000 + random.nextInt(30_000));
            }
        }
        imported();
    }

    @ParameterizedTest
    @CsvSource({
        "80, en_US.UTF-8, never",
        "40, en_US.UTF-8, never",
        "200, en_US.UTF-8, never",
        "80, zh_CN.UTF-8, never",
        "40, zh_CN.UTF-8, never",
        "80, C, never",
        "40, C, never",
        "80, en_US.UTF-8, always",
    })
    void isAsKept(String width, String locale, String color) {
        halfAYear();
        Qkv.Run run = qkv().env("LANG", locale).run("history", "stats", "--width", width, "--color", color);
        assertThat(run.err()).isEmpty();
        String name = "stats-" + width + "-" + locale.substring(0, 1) + (color.equals("always") ? "-colour" : "");
        Golden.check("golden/" + name + ".txt", run.out());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 57, 80, 133, 200})
    void noLineIsWiderThanTheScreen(int width) {
        halfAYear();
        for (String locale : new String[] {"en_US.UTF-8", "zh_CN.UTF-8", "C"}) {
            String out = qkv().env("LANG", locale)
                    .run("history", "stats", "--width", Integer.toString(width))
                    .out();
            for (String line : out.split("\n", -1)) {
                int columns = line.codePoints()
                        .map(c -> Math.max(0, WCWidth.wcwidth(c)))
                        .sum();
                assertThat(columns).as(line).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void anEmptyHistoryIsToldKindly() throws Exception {
        assertThat(qkv().run("history", "stats").out())
                .contains("No reviews yet")
                .contains("qkv quiz");
        JsonNode stats = stats();
        assertThat(stats.at("/reviews").intValue()).isZero();
        assertThat(stats.at("/true_retention/share").isNull()).isTrue();
        assertThat(stats.at("/days").size()).isEqualTo(14);
    }

    @Test
    void trueRetentionCountsACardsFirstReviewOfADayOncePastItsSteps() throws Exception {
        String card = SmallBank.card(0, 0);
        Instant first = Instant.parse("2026-05-01T12:00:00Z");
        // new, then in its step: neither counts
        line(card, first, "again", 1_000);
        line(card, first.plusSeconds(60), "good", 1_000);
        line(card, first.plusSeconds(660), "good", 1_000);
        // in review: counts, and is a pass
        line(card, first.plus(Duration.ofDays(3)), "hard", 3_000);
        // the same UTC day, in review still: does not
        line(card, first.plus(Duration.ofDays(3)).plusSeconds(60), "again", 1_000);
        // in relearning on another day: does not
        line(card, first.plus(Duration.ofDays(4)), "good", 1_000);
        // in review again: counts, forgotten
        line(card, first.plus(Duration.ofDays(20)), "again", 0);
        // another topic
        line(SmallBank.card(1, 0), first, "easy", 9_000);
        line(SmallBank.card(1, 0), first.plus(Duration.ofDays(9)), "good", 9_000);
        // a card that is no longer in the bank
        line("qkv/gone#q", first, "easy", 9_000);
        line("qkv/gone#q", first.plus(Duration.ofDays(9)), "good", 9_000);
        imported();
        JsonNode stats = stats();
        assertThat(stats.at("/true_retention").toString())
                .contains("\"reviews\":4,\"passed\":3,\"share\":0.75")
                .contains("{\"bank\":\"qkv\",\"topic\":\"attention\",\"reviews\":2,\"passed\":1,\"share\":0.5}")
                .contains("{\"bank\":\"qkv\",\"topic\":\"position\",\"reviews\":1,\"passed\":1,\"share\":1.0}")
                .contains("{\"bank\":\"qkv\",\"topic\":\"\",\"reviews\":1,\"passed\":1,\"share\":1.0}");
        assertThat(stats.at("/reviews").intValue()).isEqualTo(11);
        assertThat(stats.at("/median_ms").intValue()).isEqualTo(2_000);
        assertThat(stats.at("/days/2026-05-01").intValue()).isEqualTo(5);
        assertThat(stats.at("/time_by_day_ms/2026-05-04").intValue()).isEqualTo(4_000);
        assertThat(qkv().run("history", "stats").out()).contains("no longer in the bank (1)", "Attention (2)");
    }

    @Test
    void whatWasTakenBackNeverCounts() throws Exception {
        String card = SmallBank.card(2, 1);
        line(card, NOW.minus(Duration.ofDays(5)), "easy", 1_000);
        String wrong = line(card, NOW.minus(Duration.ofDays(1)), "again", 1_000);
        log.append("{\"event\":\"u\",\"kind\":\"undo\",\"card\":\"%s\",\"target\":\"%s\",\"reviewed_at\":\"%s\"}\n"
                .formatted(card, wrong, NOW.minus(Duration.ofDays(1)).plusSeconds(5)));
        imported();
        JsonNode stats = stats();
        assertThat(stats.at("/reviews").intValue()).isEqualTo(1);
        assertThat(stats.at("/true_retention/reviews").intValue()).isZero();
        assertThat(stats.at("/streak").intValue()).isZero();
        assertThat(qkv().run("history", "stats").out()).contains("No card has come back");
    }

    @Test
    void theStreakWaitsForTodaysReview() throws Exception {
        for (int back : new int[] {1, 2, 3, 10, 11, 12, 13, 14}) {
            line(SmallBank.card(0, 1), NOW.minus(Duration.ofDays(back)), "good", 1_000);
        }
        imported();
        JsonNode stats = stats();
        assertThat(stats.at("/streak").intValue()).isEqualTo(3);
        assertThat(stats.at("/longest_streak").intValue()).isEqualTo(5);
        line(SmallBank.card(0, 1), NOW.minusSeconds(60), "good", 1_000);
        imported();
        assertThat(stats().at("/streak").intValue()).isEqualTo(4);
    }

    @Test
    void theForecastLeavesOutWhatIsSuspended() throws Exception {
        line(SmallBank.card(0, 0), NOW.minus(Duration.ofDays(60)), "easy", 1_000);
        line(SmallBank.card(0, 1), NOW.minus(Duration.ofDays(60)), "easy", 1_000);
        line(SmallBank.card(0, 2), NOW.minusSeconds(30), "good", 1_000);
        line(SmallBank.card(0, 3), NOW.minusSeconds(30), "easy", 1_000);
        imported();
        assertThat(qkv().run("history", "suspend", "attention-note#q0").exit()).isZero();
        JsonNode stats = stats();
        assertThat(stats.at("/forecast/overdue").intValue()).isEqualTo(1);
        assertThat(stats.at("/forecast/days/0/date").textValue()).isEqualTo("2026-06-03");
        assertThat(stats.at("/forecast/days/0/due").intValue()).isEqualTo(1);
        assertThat(stats.at("/forecast/days/8/due").intValue()).isEqualTo(1);
        assertThat(stats.at("/due").intValue()).isEqualTo(1);
        assertThat(stats.at("/suspended").intValue()).isEqualTo(1);
    }

    /** A bare qkv says how things stand: what is due, the streak, the weakest topic and what to do next. */
    @Test
    void theOverviewSaysWhatToDoNext() {
        assertThat(qkv().run().out()).doesNotContain("Due now", "Next:");
        for (int day = 0; day < 3; day++) {
            for (int question = 0; question < 3; question++) {
                Instant at = NOW.minus(Duration.ofDays(day));
                line(SmallBank.card(0, question), at, "good", 1000);
                line(SmallBank.card(1, question), at.minusSeconds(60), day == 0 ? "again" : "good", 1000);
            }
        }
        imported();
        String now = qkv().run().out();
        assertThat(now).contains("Nothing is due now.", "Days in a row with a review: 3", "Weakest topic: ");
        String later = qkv().at(NOW.plus(Duration.ofDays(1))).run().out();
        assertThat(later).contains("Due now: ", "Days in a row with a review: 3", "Next: qkv quiz\n");
        assertThat(qkv().at(NOW.plus(Duration.ofDays(3))).run().out()).doesNotContain("Days in a row");
        assertThat(qkv().at(NOW.plus(Duration.ofDays(1))).run("--lang", "zh").out())
                .contains("现在到期", "已连续复习 3 天", "最弱的主题：", "下一步：qkv quiz\n");
    }
}
