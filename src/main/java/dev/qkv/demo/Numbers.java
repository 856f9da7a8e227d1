package dev.qkv.demo;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** A stretch of an array of doubles as values, without a box for each. */
public final class Numbers extends AbstractList<Value> implements RandomAccess {
    private final double[] data;
    private final int offset;
    private final int length;

    public Numbers(double[] data, int offset, int length) {
        this.data = data;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public Value get(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Value.Num(data[offset + index]);
    }

    @Override
    public int size() {
        return length;
    }

    public double[] toDoubles() {
        return Arrays.copyOfRange(data, offset, offset + length);
    }
}
