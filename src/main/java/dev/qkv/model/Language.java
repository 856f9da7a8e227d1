package dev.qkv.model;

/** The languages of the bank. */
public enum Language {
    EN("en"),
    ZH("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1 code, as in front matter, file names and {@code --lang}. */
    public String code() {
        return code;
    }
}
