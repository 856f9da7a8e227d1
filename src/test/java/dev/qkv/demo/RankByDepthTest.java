package dev.qkv.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two plots of {@code attention-rank} over depth, on matrices whose powers are known. */
class RankByDepthTest {
    private static List<Figure.LinePlot> plots(double[][] weights) {
        Demo demo = Demo.run(Mechanisms.get("attention-rank"), Map.of(), Map.of("weights", Value.of(weights)));
        List<Figure.LinePlot> plots = new ArrayList<>();
        for (Figure figure : demo.outcome().figures()) {
            if (figure instanceof Figure.LinePlot plot) {
                plots.add(plot);
            }
        }
        return plots;
    }

    private static double[] ranks(double[][] weights, int line) {
        return plots(weights).get(1).series().get(line).y();
    }

    @Test
    void equalRowsAreOfRankOneAtEveryDepth() {
        double[][] half = {{0.5, 0.5}, {0.5, 0.5}};
        assertThat(ranks(half, 0)).containsOnly(1);
        // (I + A)/2 has eigenvalues 1 and 1/2: after 50 layers 2^-50 is still above 2 · 2^-52, after 51 not
        assertThat(ranks(half, 1)[49]).isEqualTo(2);
        assertThat(ranks(half, 1)[51]).isEqualTo(1);
    }

    @Test
    void anExchangeOfTokensLosesNothing() {
        double[][] exchange = {{0, 1}, {1, 0}};
        assertThat(ranks(exchange, 0)).containsOnly(2);
        double[] shares = plots(exchange).get(0).series().get(0).y();
        for (double share : shares) {
            assertThat(share).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aSymmetricMatrixFallsByItsSecondEigenvalueALayer() {
        double[] second = plots(new double[][] {{0.75, 0.25}, {0.25, 0.75}})
                .get(0)
                .series()
                .get(0)
                .y();
        for (int depth = 1; depth <= 20; depth++) {
            assertThat(second[depth - 1]).isCloseTo(Math.pow(0.5, depth), within(1e-12));
        }
    }

    @Test
    void onlyAttentionIsDrawn() {
        assertThat(plots(new double[][] {{3, 0}, {0, 2}})).isEmpty();
        assertThat(plots(new double[][] {{1.5, -0.5}, {0, 1}})).isEmpty();
        assertThat(plots(new double[][] {{0.5, 0.5}})).isEmpty();
        assertThat(plots(new double[17][17])).isEmpty();
    }
}
