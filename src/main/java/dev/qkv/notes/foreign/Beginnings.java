package dev.qkv.notes.foreign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Where cards begin: what each candidate is by the forms that were chosen, by what stands around it and by the card that is being read. */
final class Beginnings {
    private static final int INTRODUCTION = 2;

    private final Choice choice;
    private final List<Piece> pieces;
    private final Ahead ahead;
    private final Map<Integer, Candidate> candidates;
    /** Place of the first heading that could ask; -1 for none. */
    private final int first;

    private final Set<Form> gaps;
    private final Set<Node> asking;
    private final Set<String> refrains;
    private final BiConsumer<Integer, String> skip;

    /**
     * How far a document is read.
     *
     * @param card whose answer is being read; null for none
     * @param aside level of a heading whose part is about the page; 0 for none
     * @param contents whether that is a table of contents
     * @param within whether the place is inside details that opened below the card's question
     */
    record Reading(@Nullable Gathering card, int aside, boolean contents, boolean within) {}

    /** @param asking lists of questions @param skip is told line and reason of what introduces other headings */
    Beginnings(
            Choice choice,
            List<Piece> pieces,
            Map<Integer, Candidate> candidates,
            Set<Node> asking,
            BiConsumer<Integer, String> skip) {
        this.choice = choice;
        this.pieces = pieces;
        this.ahead = new Ahead(pieces, piece -> !Furniture.isOrnament(piece));
        this.candidates = candidates;
        this.first = candidates.entrySet().stream()
                .filter(entry -> entry.getValue().form().kind() == Form.Kind.HEADING)
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
        this.gaps = Gaps.levels(candidates.values());
        this.asking = asking;
        this.refrains = Refrain.of(pieces);
        this.skip = skip;
    }

    /** Whether a candidate begins a card. @param at its place among the pieces */
    boolean isOne(Candidate candidate, int at, Reading reading) {
        Gathering card = reading.card();
        int asideLevel = reading.aside();
        boolean heading = candidate.form().kind() == Form.Kind.HEADING;
        if ((heading && AboutPage.isTitle(pieces.get(at).plain()))
                || (card != null && reading.within() && isHeld(candidate, card))) {
            return false;
        }
        if (heading && card != null && pieces.get(at).level() <= card.level() && card.holds(pieces.get(at))) {
            return false;
        }
        if (card != null && isRefrain(card, pieces.get(at))) {
            return false;
        }
        if (choice.page()) {
            return at == first;
        }
        if (choice.leaves()) {
            return heading
                    && candidate.form().level() > 1
                    && (asideLevel == 0
                            || reading.contents()
                            || candidate.form().level() <= asideLevel)
                    && (candidate.likely() || !candidate.isSection())
                    && !Furniture.isPart(candidate.text().text())
                    && !isContents(at)
                    && isTerm(at);
        }
        if (candidate.form().kind() == Form.Kind.ITEM) {
            return choice.isPrimary(candidate.form())
                    && asideLevel == 0
                    && (candidate.likely() || isAsked(pieces.get(at)));
        }
        if (candidate.form().equals(Form.ANSWERED) && !choice.takes(Form.ANSWERED)) {
            return false;
        }
        if (candidate.form().kind() == Form.Kind.TABLE) {
            return choice.takes(candidate.form());
        }
        if (heading && isTitle(candidate, at)) {
            return false;
        }
        if (heading && candidate.text().labelled() && !choice.forced() && asideLevel == 0) {
            // "Question" alone, below the heading that names the case, is a part of it
            return card == null || !candidate.text().bare() || candidate.text().numberedBare() || !isPart(card, at);
        }
        if (candidate.runsOn() && (card == null || !card.leadsRow()) && !(card == null && followsHeading(at))) {
            return false;
        }
        if (choice.isPrimary(candidate.form())) {
            return !heading || isQuestion(candidate, at, card);
        }
        if (card != null
                && !(choice.secondary().contains(candidate.form())
                        && (card.form().equals(candidate.form()) || goesOn(candidate, at, card)))) {
            return heading
                    && candidate.form().level() <= card.level()
                    && candidate.text().asks()
                    && hasBody(at);
        }
        return asideLevel == 0
                && (choice.secondary().contains(candidate.form()) || heading)
                && (candidate.text().asks() || (candidate.text().numbered() && candidate.likely()))
                && (!heading || hasBody(at));
    }

    /** Whether a heading is a part of the answer that comes again below each question. */
    boolean isRefrain(Gathering card, Piece heading) {
        return heading.is(Piece.Kind.HEADING)
                && card.level() > 0
                && heading.level() >= card.level()
                && !choice.forced()
                && refrains.contains(heading.plain());
    }

    /** Whether a block inside the details that hold an answer is a part of it. */
    private static boolean isHeld(Candidate candidate, Gathering card) {
        return switch (candidate.form().kind()) {
            case ITEM, NUMBERED, BOLD -> card.form().kind() != Form.Kind.DETAILS;
            default -> false;
        };
    }

    private boolean isPart(Gathering card, int at) {
        return card.isEmpty() && card.level() > 0 && pieces.get(at).level() > card.level();
    }

    /** Of an item among questions: with a list below it, it is a section of them. */
    private boolean isAsked(Piece item) {
        return !Furniture.isSection(item)
                && asking.contains(ForeignReader.list(item))
                && item.plain().codePoints().anyMatch(Character::isLetter);
    }

    /** Whether details have the number after that of the question above, whose answer was given. */
    private boolean goesOn(Candidate candidate, int at, Gathering card) {
        return candidate.form().equals(Form.DETAILS)
                && !card.isEmpty()
                && card.number() > 0
                && Gathering.number(pieces.get(at)) == card.number() + 1;
    }

    private boolean followsHeading(int at) {
        return at > 0 && pieces.get(at - 1).is(Piece.Kind.HEADING);
    }

    /** Whether a heading names the page whose question is the heading right below it. */
    private boolean isTitle(Candidate candidate, int at) {
        int below = ahead.heading(at);
        Candidate next = candidates.get(below);
        if (ahead.hasText(at) || next == null || candidate.text().bare() || choice.forced()) {
            return false;
        }
        return next.text().bare()
                || (choice.isPrimary(next.form())
                        && pieces.get(below).level() > pieces.get(at).level()
                        && !choice.isPrimary(candidate.form())
                        && next.text().asks()
                        && !candidate.text().asks());
    }

    private boolean isQuestion(Candidate candidate, int at, @Nullable Gathering card) {
        QuestionText text = candidate.text();
        if (Furniture.isChapter(text.text()) && !candidate.answered() && !text.labelled()) {
            return false;
        }
        if (candidate.answered() || text.surely() || (text.likely() && (!choice.bodied() || hasBody(at)))) {
            return !isContents(at);
        }
        if (card != null && card.level() > 0 && pieces.get(at).level() > card.level()) {
            return false;
        }
        if ((choice.numberedOnly() && !text.numbered()) || candidate.isSection()) {
            return false;
        }
        return (hasBody(at) || isGap(candidate, at)) && !Furniture.isPart(text.text()) && !isContents(at);
    }

    /** Whether the next question follows at once. */
    private boolean isGap(Candidate candidate, int at) {
        int next = ahead.heading(at);
        return gaps.contains(candidate.form())
                && candidate.text().numbered()
                && next < pieces.size()
                && pieces.get(next).level() == candidate.form().level();
    }

    /** Whether links into the page are all that stands below a heading, with a line or two to introduce them. */
    private boolean isContents(int at) {
        int own = 0;
        for (int i = at + 1; i < pieces.size() && !pieces.get(i).is(Piece.Kind.HEADING); i++) {
            if (Furniture.isContents(pieces.get(i))) {
                return own <= 1;
            }
            own += pieces.get(i).isContent() ? 1 : 0;
        }
        return false;
    }

    /** A heading with no heading below it, or with more text of its own than an introduction. */
    private boolean isTerm(int at) {
        int level = pieces.get(at).level();
        int own = 0;
        for (int i = at + 1; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.is(Piece.Kind.HEADING) && piece.level() > level && Labels.isTrailer(piece.plain())) {
                continue;
            }
            if (piece.is(Piece.Kind.HEADING)) {
                boolean leaf = piece.level() <= level;
                if (!leaf && own == 1) {
                    skip.accept(pieces.get(at + 1).line(), "introduces the headings below it");
                }
                return leaf || own >= INTRODUCTION;
            }
            own += piece.isContent() ? 1 : 0;
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
}
