package dev.qkv.notes.foreign;

import java.util.List;
import java.util.Set;

/**
 * How questions begin in a document.
 *
 * @param primary forms whose blocks begin a question wherever they stand
 * @param secondary forms whose blocks do where no answer is being read
 * @param leaves whether every heading without headings below it is a term to be explained
 * @param page whether the first heading is the only question, and the whole page its answer
 * @param numberedOnly whether a heading without a number is a section
 * @param bodied whether most questions have text below: a heading without is a section then
 * @param forced whether the user named the forms
 * @param decision in words; empty where the document asks nothing
 * @param evidence one line a form
 */
record Choice(
        Set<Form> primary,
        Set<Form> secondary,
        boolean leaves,
        boolean page,
        boolean numberedOnly,
        boolean bodied,
        boolean forced,
        String decision,
        List<String> evidence) {
    /** A page that begins with a heading is the answer to it; one that begins otherwise asks nothing. */
    static Choice page(List<Piece> pieces) {
        boolean leads = pieces.stream()
                .filter(piece -> piece.isContent() || piece.is(Piece.Kind.HEADING))
                .filter(piece -> !Furniture.isOrnament(piece))
                .findFirst()
                .filter(piece -> piece.is(Piece.Kind.HEADING))
                .isPresent();
        String decision = leads ? "the page answers the question that names it, as others of the folder do" : "";
        return new Choice(Set.of(), Set.of(), false, true, false, true, false, decision, List.of());
    }

    boolean nothing() {
        return decision.isEmpty();
    }

    boolean takes(Form form) {
        return primary.contains(form) || secondary.contains(form);
    }

    boolean isPrimary(Form form) {
        return primary.contains(form);
    }
}
