package dev.qkv.notes.foreign;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;

/** What a page has besides its subject: lines and lists to find one's way by. */
final class Furniture {
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
            "quick start",
            "setup",
            "features",
            "requirements",
            "notes",
            "credits",
            "next steps",
            "what's next",
            "what's included",
            "what's inside",
            "前言",
            "简介",
            "说明",
            "概述",
            "总结",
            "写在前面",
            "引言",
            "导言",
            "序言",
            "背景",
            "背景介绍",
            "基本概念",
            "模型介绍",
            "示例",
            "例子",
            "小结",
            "结语",
            "后记",
            "はじめに",
            "まとめ",
            "概要",
            "들어가며",
            "마치며",
            "introducción",
            "resumen",
            "conclusión",
            "introdução",
            "conclusão",
            "einleitung",
            "zusammenfassung",
            "введение",
            "заключение",
            "итог",
            "пример",
            "example",
            "examples",
            "example of usage",
            "important note",
            "key takeaways",
            "更新日志",
            "使用说明");
    private static final Pattern INSTRUCTION = Pattern.compile(
            "(?:how (?:to|you can|can i|can you) (?:run|use|install|contribute|help"
                    + "|build|set ?up|get started|navigate|read|study with|submit)\\b|what (?:this|is this) (?:repo|repository|project|is)\\b"
                    + "|what['’]?s (?:in|new)\\b|what you(?:['’]ll| will) (?:learn|find|need)\\b|who (?:this|is this) ).{0,50}");

    private Furniture() {}

    /** What a heading says that belongs to the page and asks nothing. */
    static boolean isPart(String heading) {
        String words = heading.toLowerCase(Locale.ROOT).strip();
        return PARTS.contains(words)
                || (!Asking.ends(words) && INSTRUCTION.matcher(words).matches());
    }

    /** The same by its words alone: what {@code How to use it} says may be asked. */
    static boolean isChapter(String heading) {
        return PARTS.contains(heading.toLowerCase(Locale.ROOT).strip());
    }

    /** Back-to-top lines, badges. */
    static boolean isOrnament(Piece piece) {
        String plain = piece.plain();
        if (Labels.isBackToTop(plain) || plain.equals("...") || plain.equals("…") || plain.equals("{pagebreak}")) {
            return true;
        }
        Node node = piece.node();
        boolean links = node != null && Inline.onlyLinks(node);
        boolean badge = links && piece.markdown().contains("[![");
        boolean inPage = links && node != null && piece.is(Piece.Kind.PARAGRAPH) && Inline.onlyLinksWithin(node);
        boolean anchor = plain.isEmpty() && piece.is(Piece.Kind.PARAGRAPH) && CardText.isAnchor(piece.markdown());
        return badge
                || inPage
                || anchor
                || plain.equalsIgnoreCase("[toc]")
                || (piece.is(Piece.Kind.HTML) && plain.isBlank());
    }

    /** An item that is nothing but a link to the answer. */
    static boolean isAnswerLink(Piece item) {
        Node node = item.node();
        return item.leads() && Labels.isAnswer(item.plain()) && node != null && Inline.onlyLinks(node);
    }

    /** A list or table of links into the page itself. */
    static boolean isContents(Piece piece) {
        if (!piece.is(Piece.Kind.LIST) && !piece.is(Piece.Kind.TABLE)) {
            return false;
        }
        int links = 0;
        int at = piece.markdown().indexOf("](#");
        while (at >= 0) {
            links++;
            at = piece.markdown().indexOf("](#", at + 1);
        }
        return links >= 3 && links * 2L >= piece.markdown().lines().count();
    }

    /** Whether the first link of a list has a box before it: it lists what one can answer. */
    static boolean isTickedOff(Piece list) {
        return list.markdown().startsWith("- [ ] [") || list.markdown().startsWith("- [x] [");
    }

    /** An item that names the list below it. */
    static boolean isSection(Piece item) {
        Node node = item.node();
        return item.leads() && node != null && node.getNext() instanceof ListBlock;
    }
}
