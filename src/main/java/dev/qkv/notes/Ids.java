package dev.qkv.notes;

/** The form of ids of concepts, topics and questions. */
final class Ids {
    static final String RULE = "must be lower-case letters and digits, joined by single hyphens";

    private Ids() {}

    static boolean isId(String text) {
        if (text.isEmpty() || text.length() > 80) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inner = i > 0 && i < text.length() - 1 && text.charAt(i - 1) != '-';
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && !(c == '-' && inner)) {
                return false;
            }
        }
        return true;
    }
}
