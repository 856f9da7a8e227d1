package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.BankJson;
import dev.qkv.model.Bank;
import dev.qkv.model.Fault;
import dev.qkv.model.QuestionHeader;
import dev.qkv.notes.BankException;
import dev.qkv.notes.BankReader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and checks banks. */
public final class BankVerb {
    private final Context context;

    public BankVerb(Context context) {
        this.context = context;
    }

    public int list(boolean json) {
        Banks banks = new Banks(context);
        int concepts = banks.all().size();
        List<QuestionHeader> questions = banks.questions();
        String path = banks.notes().toAbsolutePath().normalize().toString();
        context.console()
                .println(
                        json
                                ? BankJson.list(Bank.BUNDLED, concepts, questions.size(), path)
                                : context.text("bank.line", Bank.BUNDLED, concepts, questions.size(), path));
        return ExitCode.OK;
    }

    /** @param folder null for the bundled bank */
    public int check(@Nullable String folder, boolean json) {
        Path root = folder == null
                ? new Banks(context).notes()
                : context.surroundings().folder().resolve(folder);
        List<Fault> faults;
        int concepts;
        try {
            BankReader.Reading reading = BankReader.read(root, folder == null ? Bank.BUNDLED : "check");
            faults = BankFaults.of(root, reading);
            concepts = reading.bank().concepts().size();
        } catch (BankException e) {
            throw UserError.data(String.valueOf(e.getMessage()));
        }
        boolean broken = faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.ERROR);
        if (json) {
            context.console().println(BankJson.faults(faults));
        } else {
            for (Fault fault : faults) {
                context.console().println(FaultText.of(fault, folder == null ? root : Path.of(folder)));
            }
            if (broken) {
                context.console().notice(context.text("bank.faults", faults.size()));
            } else if (faults.isEmpty()) {
                context.console().println(context.text("bank.sound", concepts));
            } else {
                context.console().println(context.text("bank.weak", concepts, faults.size()));
            }
        }
        return broken ? ExitCode.NEGATIVE : ExitCode.OK;
    }
}
