package dev.qkv.demo;

import dev.qkv.demo.DemoException.Code;

/** Bounds on what one run may hold and do, so that no request takes the machine down. */
public final class Limits {
    /** Numbers or strings in one input. */
    public static final int INPUT_SIZE = 1 << 22;

    /** Numbers in one output. */
    public static final int OUTPUT_SIZE = 1 << 24;

    /** Multiply-adds of one run: some seconds, and its checks run it several times. */
    public static final double WORK = 2e10;

    private Limits() {}

    /** @param what how the size comes about, such as {@code heads*n*n} */
    public static void size(Code code, String what, double numbers) {
        if (numbers > OUTPUT_SIZE) {
            throw new DemoException(
                    code, what + " is " + NumberText.of(numbers) + " numbers, at most " + OUTPUT_SIZE + " are allowed");
        }
    }

    /** @param what how the work comes about, such as {@code n*m*(dk+dv)} */
    public static void work(Code code, String what, double multiplyAdds) {
        if (multiplyAdds > WORK) {
            throw new DemoException(
                    code,
                    what + " is " + NumberText.of(multiplyAdds) + " multiply-adds, at most " + NumberText.of(WORK)
                            + " are allowed");
        }
    }
}
