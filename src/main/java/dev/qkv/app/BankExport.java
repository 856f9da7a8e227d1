package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.AnkiPackage;
import dev.qkv.exchange.CardsMarkdown;
import dev.qkv.exchange.CardsText;
import dev.qkv.exchange.ExportCard;
import dev.qkv.model.Bank;
import dev.qkv.model.ImportedBank;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes banks for other programs. */
final class BankExport {
    private final Context context;
    private final Request request;
    private final String bank;

    private BankExport(Context context, Request request, String bank) {
        this.context = context;
        this.request = request;
        this.bank = bank;
    }

    /** @param bank null for the bundled one @param output null for standard output */
    record Request(
            @Nullable String bank,
            String format,
            boolean history,
            boolean force,
            @Nullable String output) {}

    static int run(Context context, Request request) {
        Banks banks = new Banks(context);
        String bank = request.bank() == null ? Bank.BUNDLED : request.bank();
        QuizScope.requireBank(banks, bank);
        BankExport export = new BankExport(context, request, bank);
        if (!bank.equals(Bank.BUNDLED)) {
            export.requireLicence(banks.added().head(bank));
        }
        if (request.output() == null && request.format().equals("anki")) {
            throw UserError.usage("--format anki needs a file: --output " + bank + ".apkg");
        }
        ExportCards cards = new ExportCards(context, banks);
        if (request.history()) {
            cards.withHistory();
        }
        try (LongWork work =
                new LongWork(context, "export.progress", banks.questions(bank).size())) {
            return export.write(cards.of(bank, work::show), work);
        }
    }

    /** Cards that may not be changed, sold or, as far as is known, passed on at all stay, unless they are forced. */
    private void requireLicence(ImportedBank.Head head) {
        String licence = head.licence();
        boolean unknown = licence.isEmpty() || licence.equals("unknown");
        if (!unknown && !licence.contains("-NC") && !licence.contains("-ND")) {
            return;
        }
        String why = licence.isEmpty()
                ? context.text("export.no-licence")
                : unknown
                        ? context.text("export.unknown-licence", Shown.of(head.licenceFile()))
                        : licence + " (" + Shown.of(head.licenceFile()) + ")";
        if (!request.force()) {
            throw new UserError(ExitCode.NEGATIVE, context.text("export.refused", bank, why));
        }
        context.console().notice("qkv: " + context.text("export.forced", bank, why));
    }

    private int write(List<ExportCard> cards, LongWork work) {
        if (request.output() == null) {
            work.close();
            context.console().print(text(cards));
            return ExitCode.OK;
        }
        Path file = context.surroundings().folder().resolve(request.output()).toAbsolutePath();
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            Path part = Files.createTempFile(folder, ".qkv", ".part");
            part.toFile().deleteOnExit();
            try {
                Files.write(part, bytes(cards, folder));
                work.commit(() -> Files.move(part, file, StandardCopyOption.REPLACE_EXISTING));
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw UserError.data(Shown.whole(request.output()) + ": cannot be written: " + Reason.of(e));
        }
        context.console().println(context.text("export.done", cards.size(), Shown.of(request.output())));
        return ExitCode.OK;
    }

    private byte[] bytes(List<ExportCard> cards, Path folder) throws IOException {
        if (!request.format().equals("anki")) {
            return text(cards).getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnkiPackage.write(cards, context.clock().instant(), folder, out);
        return out.toByteArray();
    }

    private String text(List<ExportCard> cards) {
        return switch (request.format()) {
            case "csv" -> CardsText.csv(cards);
            case "jsonl" -> CardsText.jsonLines(cards);
            default -> CardsMarkdown.of(cards);
        };
    }
}
