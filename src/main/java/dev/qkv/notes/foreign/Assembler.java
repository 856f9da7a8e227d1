package dev.qkv.notes.foreign;

import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Cuts the row of blocks into cards: where one begins, what belongs to it, where it ends. */
final class Assembler {
    private static final Set<String> PARTS = Set.of(
            "introduction",
            "overview",
            "about",
            "preface",
            "usage",
            "installation",
            "getting started",
            "prerequisites",
            "summary",
            "conclusion",
            "前言",
            "简介",
            "说明",
            "概述",
            "总结",
            "写在前面",
            "更新日志",
            "使用说明");
    private static final int INTRODUCTION = 2;

    private final SourceText source;
    private final Choice choice;
    private final List<Piece> pieces;
    private final Ahead ahead;
    private final Map<Integer, Candidate> candidates;
    private final Set<Node> asking;
    private final List<String> section = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();
    private final List<ForeignCard> cards = new ArrayList<>();
    private final List<ForeignFile.Skipped> skipped = new ArrayList<>();
    private final String language;
    private @Nullable CardMaker current;
    private String lastReason = "";
    private final List<String> asked = new ArrayList<>();
    private int details;
    private int opened;
    private int asideLevel;
    /** Up to where rulers are known to stand within the answer. */
    private int goesOn;

    /** @param candidates by their place among the pieces @param asking lists of questions */
    Assembler(
            SourceText source,
            Choice choice,
            List<Piece> pieces,
            Map<Integer, Candidate> candidates,
            Set<Node> asking,
            String language) {
        this.asking = asking;
        this.source = source;
        this.choice = choice;
        this.pieces = pieces;
        this.ahead = new Ahead(pieces, piece -> !Furniture.isOrnament(piece));
        this.candidates = candidates;
        this.language = language;
    }

    List<ForeignCard> cards() {
        return cards;
    }

    List<ForeignFile.Skipped> skipped() {
        return skipped;
    }

    void run() {
        for (int i = 0; i < pieces.size(); i++) {
            step(i);
        }
        finish();
    }

    private void step(int i) {
        Piece piece = pieces.get(i);
        Candidate candidate = candidates.get(i);
        if (candidate != null && starts(candidate, i)) {
            finish();
            asideLevel = 0;
            if (piece.is(Piece.Kind.HEADING)) {
                leave(piece.level());
            }
            current = new CardMaker(candidate, piece, section, context(candidate, piece));
            opened = details;
            if (choice.leaves()) {
                enter(piece);
            }
            return;
        }
        switch (piece.kind()) {
            case ROW -> finish();
            case HEADING -> heading(piece);
            case SUMMARY -> summary(piece);
            case DETAILS_OPEN -> details++;
            case DETAILS_CLOSE -> {
                details = Math.max(0, details - 1);
                if (current != null && current.form().kind() == Form.Kind.DETAILS && details < opened) {
                    finish();
                }
            }
            case RULE -> {
                if (current != null && endsAfterRule(i)) {
                    finish();
                }
            }
            default -> content(piece);
        }
    }

    /** The question that an item of a list inside an item follows up. */
    private String context(Candidate candidate, Piece piece) {
        if (candidate.form().kind() != Form.Kind.ITEM) {
            return "";
        }
        while (asked.size() >= piece.items()) {
            asked.remove(asked.size() - 1);
        }
        String context = asked.isEmpty() ? "" : asked.get(asked.size() - 1);
        while (asked.size() < piece.items() - 1) {
            asked.add("");
        }
        if (asked.size() < piece.items()) {
            asked.add(candidate.text().text());
        }
        return context;
    }

    private boolean starts(Candidate candidate, int at) {
        CardMaker card = current;
        boolean heading = candidate.form().kind() == Form.Kind.HEADING;
        if (heading && card != null && pieces.get(at).level() <= card.level() && card.holds(pieces.get(at))) {
            return false;
        }
        if (choice.leaves()) {
            return heading && candidate.form().level() > 1 && isTerm(at);
        }
        if (candidate.form().kind() == Form.Kind.ITEM) {
            return choice.isPrimary(candidate.form())
                    && asideLevel == 0
                    && (candidate.text().likely() || isAsked(pieces.get(at)));
        }
        if (candidate.form().kind() == Form.Kind.TABLE) {
            return choice.isPrimary(candidate.form()) || choice.secondary().contains(candidate.form());
        }
        if (candidate.runsOn() && (card == null || !card.leadsRow()) && !followsHeading(at)) {
            return false;
        }
        if (choice.isPrimary(candidate.form())) {
            return !heading || isQuestion(candidate, at);
        }
        if (card != null
                && !(choice.secondary().contains(candidate.form())
                        && card.form().equals(candidate.form()))) {
            return heading
                    && candidate.form().level() <= card.level()
                    && candidate.text().asks()
                    && hasBody(at);
        }
        return asideLevel == 0
                && (choice.secondary().contains(candidate.form()) || heading)
                && (candidate.text().asks()
                        || (candidate.text().numbered() && candidate.text().likely()))
                && (!heading || hasBody(at));
    }

    /** Of an item among questions: with a list below it, it is a section of them. */
    private boolean isAsked(Piece item) {
        return !Furniture.isSection(item)
                && asking.contains(ForeignReader.list(item))
                && item.plain().codePoints().anyMatch(Character::isLetter);
    }

    private boolean followsHeading(int at) {
        return at > 0 && pieces.get(at - 1).is(Piece.Kind.HEADING) && current == null;
    }

    private boolean isQuestion(Candidate candidate, int at) {
        QuestionText text = candidate.text();
        if (text.likely()) {
            return true;
        }
        if (current != null && current.level() > 0 && pieces.get(at).level() > current.level()) {
            return false;
        }
        if (choice.numberedOnly() && !text.numbered()) {
            return false;
        }
        return hasBody(at) && !PARTS.contains(text.text().toLowerCase(java.util.Locale.ROOT));
    }

    /** A heading with no heading below it, or with more text of its own than an introduction. */
    private boolean isTerm(int at) {
        int level = pieces.get(at).level();
        int own = 0;
        for (int i = at + 1; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.is(Piece.Kind.HEADING)) {
                boolean leaf = piece.level() <= level;
                if (!leaf && own == 1) {
                    skip(pieces.get(at + 1).line(), "introduces the headings below it");
                }
                return leaf || own >= INTRODUCTION;
            }
            own += piece.isContent() ? 1 : 0;
        }
        return true;
    }

    private void heading(Piece piece) {
        String plain = piece.plain();
        CardMaker card = current;
        if (Labels.isAnswer(plain) || Labels.isKey(plain) || Labels.answerStart(plain) > 0) {
            if (card != null) {
                card.answer(plain, piece.lastLine());
            }
            return;
        }
        boolean aside = Labels.isContents(plain) || Labels.isPromotion(plain) || Labels.isBackToTop(plain);
        boolean trailer = Labels.isTrailer(plain);
        if (card != null && !aside && (trailer || card.holds(piece))) {
            card.add(piece);
            return;
        }
        finish();
        if (aside) {
            asideLevel = piece.level();
            lastReason = "";
            skip(
                    piece.line(),
                    Labels.isContents(plain) ? "table of contents" : "a part about the page, not the subject");
            return;
        }
        if (asideLevel > 0 && piece.level() <= asideLevel) {
            asideLevel = 0;
        }
        leave(piece.level());
        enter(piece);
        asked.clear();
        lastReason = "";
    }

    private void leave(int level) {
        while (!levels.isEmpty() && levels.get(levels.size() - 1) >= level) {
            levels.remove(levels.size() - 1);
            section.remove(section.size() - 1);
        }
    }

    private void enter(Piece heading) {
        levels.add(heading.level());
        section.add(QuestionText.of(heading.plain()).text());
    }

    private void summary(Piece piece) {
        CardMaker card = current;
        if (card == null) {
            return;
        }
        if (Labels.isAnswer(piece.plain()) || Labels.isKey(piece.plain()) || Labels.answerStart(piece.plain()) > 0) {
            card.answer(piece.plain(), piece.lastLine());
        } else if (!piece.plain().isBlank()) {
            card.add(piece);
        }
    }

    private void content(Piece piece) {
        CardMaker card = current;
        if (!piece.isContent() || Furniture.isOrnament(piece)) {
            return;
        }
        if (Furniture.isSection(piece)) {
            while (asked.size() >= piece.items()) {
                asked.remove(asked.size() - 1);
            }
            if (card != null && card.form().kind() == Form.Kind.ITEM && piece.items() <= card.items()) {
                finish();
                card = null;
            }
        }
        if (card == null) {
            skip(
                    piece.line(),
                    asideLevel > 0
                            ? "a part about the page, not the subject"
                            : piece.is(Piece.Kind.TABLE) || Furniture.isContents(piece)
                                    ? "table of contents"
                                    : "text outside of questions");
            return;
        }
        if (Furniture.isContents(piece) && card.isEmpty()) {
            skip(piece.line(), "table of contents");
            return;
        }
        String plain = piece.plain();
        if (piece.is(Piece.Kind.PARAGRAPH) && Labels.isAnswer(plain)) {
            card.answer(plain, piece.lastLine());
            return;
        }
        card.add(piece);
    }

    /** Whether nothing of the same answer comes after a ruler. */
    private boolean endsAfterRule(int at) {
        if (at < goesOn) {
            return false;
        }
        for (int i = at + 1; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Candidate candidate = candidates.get(i);
            if (candidate != null && starts(candidate, i)) {
                return true;
            }
            if (piece.is(Piece.Kind.HEADING)) {
                boolean part = current != null && current.holds(piece);
                boolean ends = !part && !Labels.isAnswer(piece.plain()) && !Labels.isTrailer(piece.plain());
                goesOn = ends ? goesOn : i;
                return ends;
            }
            if (piece.isContent() && !Furniture.isOrnament(piece)) {
                goesOn = i;
                return false;
            }
        }
        return true;
    }

    private boolean hasBody(int at) {
        int next = ahead.heading(at);
        if (ahead.hasText(at) || next == pieces.size()) {
            return ahead.hasText(at);
        }
        int level = pieces.get(next).level();
        return level > pieces.get(at).level() && candidates.get(next) != null && !choice.isPrimary(Form.heading(level));
    }

    private void finish() {
        if (current != null) {
            cards.add(current.make(source, language));
            current = null;
            lastReason = "";
        }
    }

    private void skip(int line, String reason) {
        boolean same = !skipped.isEmpty() && skipped.get(skipped.size() - 1).line() == line;
        if (!reason.equals(lastReason) && !same) {
            skipped.add(new ForeignFile.Skipped(line, reason));
            lastReason = reason;
        }
    }
}
