package dev.qkv.demo;

/** Parameters or inputs that a mechanism cannot take. */
public final class DemoException extends RuntimeException {
    /** The codes of the JSON interface. */
    public enum Code {
        BAD_PARAM("bad-param"),
        BAD_INPUT("bad-input"),
        BAD_SHAPE("bad-shape"),
        UNKNOWN_MECHANISM("unknown-mechanism");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final Code code;

    public DemoException(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public static DemoException badParam(String message) {
        return new DemoException(Code.BAD_PARAM, message);
    }

    public static DemoException badInput(String message) {
        return new DemoException(Code.BAD_INPUT, message);
    }

    public static DemoException badShape(String message) {
        return new DemoException(Code.BAD_SHAPE, message);
    }

    public Code code() {
        return code;
    }
}
