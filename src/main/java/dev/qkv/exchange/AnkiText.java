package dev.qkv.exchange;

/** Fields of Anki's notes, which are HTML. */
final class AnkiText {
    private AnkiText() {}

    static String html(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }

    /** Without tags, entities as the characters they stand for: what Anki sorts by and makes its checksum of. */
    static String plain(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
