package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.model.Card;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Section;
import dev.qkv.render.TerminalMarkdown;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A concept's whole note on a page. */
final class NotePage {
    private final Context context;
    private final Banks banks;
    private final Page page;

    NotePage(Context context, Banks banks, Page page) {
        this.context = context;
        this.banks = banks;
        this.page = page;
    }

    /** @param section the beginning of the only heading wanted; null for all */
    void add(Card card, @Nullable String section) {
        Language language = context.language();
        if (card.face(language) == null) {
            banks.tellFallback(card);
            language = Display.other(language);
        }
        Note note = banks.note(card, language);
        page.title(card.title().in(language), banks.abbreviated(card));
        page.gap();
        if (section == null) {
            page.addAll(TerminalMarkdown.render(note.summary(), page.options()));
        }
        List<String> headings = new ArrayList<>();
        boolean found = section == null;
        for (Section part : note.sections()) {
            headings.add(part.heading());
            if (section == null
                    || part.heading().toLowerCase(Locale.ROOT).startsWith(section.toLowerCase(Locale.ROOT))) {
                found = true;
                page.heading(part.heading());
                page.addAll(TerminalMarkdown.render(part.markdown(), page.options()));
            }
        }
        if (!found) {
            throw UserError.usage("no section \"" + Shown.of(String.valueOf(section)) + "\" in " + Banks.reference(card)
                    + "; there are " + String.join(", ", headings));
        }
        if (section == null) {
            facts(card);
        }
    }

    private void facts(Card card) {
        page.gap();
        String sources = context.text("sources");
        String related = context.text("see-also");
        int width = Math.max(Columns.of(sources), Columns.of(related));
        String label = sources;
        for (String source : card.sources()) {
            page.labelled(label, width, List.of(Span.of(page.clean(source))));
            label = "";
        }
        if (!card.related().isEmpty()) {
            page.labelled(related, width, List.of(Span.of(String.join(", ", card.related()))));
        }
    }
}
