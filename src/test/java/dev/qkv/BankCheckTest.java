package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bank with one fault of each kind, checked by the user's door. */
class BankCheckTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/qkv/check");

    @TempDir
    static Path data;

    @Test
    void everyFaultIsFoundAtItsPlace() {
        Qkv.Run run = Qkv.in(data).folder(FOLDER.toAbsolutePath()).run("bank", "check", "bank");
        assertThat(run.exit()).isEqualTo(1);
        Golden.check("check/faults.txt", run.out());
    }

    @Test
    void jsonHoldsTheSameFaults() {
        Qkv.Run run = Qkv.in(data).folder(FOLDER.toAbsolutePath()).run("bank", "check", "bank", "--json");
        assertThat(run.exit()).isEqualTo(1);
        Golden.check("check/faults.json", run.out());
    }

    /** Numbers quoted, demos, translations, links, keys: {@code bank check} looks at all of them. */
    @Test
    void theBundledBankHasNoFault() {
        Qkv.Run run = Qkv.in(data).run("bank", "check");
        assertThat(run.out()).startsWith("no faults in ");
        assertThat(run.exit()).isZero();
    }
}
