package dev.qkv.render.tex;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command that takes no argument stands for. */
final class Symbols {
    /** How a symbol sits among its neighbours. */
    enum Kind {
        /** A letter or number. */
        LETTER,
        /** An operator between two operands, with a space on either side. */
        BINARY,
        /** A relation, with a space on either side. */
        RELATION,
        /** A function's name: a space before a letter that follows. */
        NAME,
        /** A large operator, which takes limits. */
        LARGE,
        OPEN,
        CLOSE,
        PUNCTUATION,
        SPACE
    }

    record Symbol(String unicode, String ascii, Kind kind) {}

    private static final Map<String, Symbol> ALL = new HashMap<>();

    static {
        String greek =
                "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu"
                        + " μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta"
                        + " Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω";
        String[] words = greek.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            put(words[i], words[i + 1], words[i].startsWith("var") ? words[i].substring(3) : words[i], Kind.LETTER);
        }
        for (String name : "log ln exp max min sin cos tan tanh erf arg argmax argmin det dim Pr gcd lim sup inf ker"
                .split(" ", -1)) {
            put(name, name, name, Kind.NAME);
        }
        put("sum", "Σ", "sum", Kind.LARGE);
        put("prod", "Π", "prod", Kind.LARGE);
        put("int", "∫", "integral", Kind.LARGE);
        put("cdot", "·", "*", Kind.BINARY);
        put("times", "×", "x", Kind.BINARY);
        put("odot", "⊙", "(.)", Kind.BINARY);
        put("otimes", "⊗", "(x)", Kind.BINARY);
        put("oplus", "⊕", "(+)", Kind.BINARY);
        put("pm", "±", "+/-", Kind.BINARY);
        put("mp", "∓", "-/+", Kind.BINARY);
        put("circ", "∘", "o", Kind.BINARY);
        put("ast", "*", "*", Kind.BINARY);
        put("div", "÷", "/", Kind.BINARY);
        put("cup", "∪", "union", Kind.BINARY);
        put("cap", "∩", "intersect", Kind.BINARY);
        put("le", "≤", "<=", Kind.RELATION);
        put("leq", "≤", "<=", Kind.RELATION);
        put("ge", "≥", ">=", Kind.RELATION);
        put("geq", "≥", ">=", Kind.RELATION);
        put("ne", "≠", "!=", Kind.RELATION);
        put("neq", "≠", "!=", Kind.RELATION);
        put("approx", "≈", "~=", Kind.RELATION);
        put("equiv", "≡", "==", Kind.RELATION);
        put("bmod", "mod", "mod", Kind.BINARY);
        put("succ", "≻", ">", Kind.RELATION);
        put("prec", "≺", "<", Kind.RELATION);
        put("sim", "∼", "~", Kind.RELATION);
        put("propto", "∝", "proportional to", Kind.RELATION);
        put("in", "∈", "in", Kind.RELATION);
        put("notin", "∉", "not in", Kind.RELATION);
        put("subset", "⊂", "subset of", Kind.RELATION);
        put("to", "→", "->", Kind.RELATION);
        put("rightarrow", "→", "->", Kind.RELATION);
        put("leftarrow", "←", "<-", Kind.RELATION);
        put("gets", "←", "<-", Kind.RELATION);
        put("mapsto", "↦", "|->", Kind.RELATION);
        put("Rightarrow", "⇒", "=>", Kind.RELATION);
        put("iff", "⇔", "<=>", Kind.RELATION);
        put("ll", "≪", "<<", Kind.RELATION);
        put("gg", "≫", ">>", Kind.RELATION);
        put("mid", "|", "|", Kind.RELATION);
        put("parallel", "‖", "||", Kind.RELATION);
        put("infty", "∞", "inf", Kind.LETTER);
        put("partial", "∂", "d", Kind.LETTER);
        put("nabla", "∇", "grad ", Kind.LETTER);
        put("top", "⊤", "T", Kind.LETTER);
        put("bot", "⊥", "bot", Kind.LETTER);
        put("prime", "′", "'", Kind.LETTER);
        put("ell", "ℓ", "l", Kind.LETTER);
        put("forall", "∀", "for all ", Kind.LETTER);
        put("exists", "∃", "exists ", Kind.LETTER);
        put("emptyset", "∅", "{}", Kind.LETTER);
        put("ldots", "…", "...", Kind.LETTER);
        put("dots", "…", "...", Kind.LETTER);
        put("cdots", "⋯", "...", Kind.LETTER);
        put("vdots", "⋮", ":", Kind.LETTER);
        put("lfloor", "⌊", "floor(", Kind.OPEN);
        put("rfloor", "⌋", ")", Kind.CLOSE);
        put("lceil", "⌈", "ceil(", Kind.OPEN);
        put("rceil", "⌉", ")", Kind.CLOSE);
        put("langle", "⟨", "<", Kind.OPEN);
        put("rangle", "⟩", ">", Kind.CLOSE);
        put("{", "{", "{", Kind.OPEN);
        put("}", "}", "}", Kind.CLOSE);
        put("|", "‖", "||", Kind.LETTER);
        put("Vert", "‖", "||", Kind.LETTER);
        put("lVert", "‖", "||", Kind.OPEN);
        put("rVert", "‖", "||", Kind.CLOSE);
        put("vert", "|", "|", Kind.LETTER);
        put("lvert", "|", "|", Kind.OPEN);
        put("rvert", "|", "|", Kind.CLOSE);
        put("%", "%", "%", Kind.LETTER);
        put("#", "#", "#", Kind.LETTER);
        put("&", "&", "&", Kind.LETTER);
        put("_", "_", "_", Kind.LETTER);
        put("$", "$", "$", Kind.LETTER);
        put(",", " ", " ", Kind.SPACE);
        put(";", " ", " ", Kind.SPACE);
        put(":", " ", " ", Kind.SPACE);
        put(" ", " ", " ", Kind.SPACE);
        put("quad", "  ", "  ", Kind.SPACE);
        put("qquad", "    ", "    ", Kind.SPACE);
        put("!", "", "", Kind.SPACE);
    }

    private Symbols() {}

    private static void put(String name, String unicode, String ascii, Kind kind) {
        ALL.put(name, new Symbol(unicode, ascii, kind));
    }

    static @Nullable Symbol named(String name) {
        return ALL.get(name);
    }
}
