package dev.qkv.demo;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.ejml.data.DMatrixRMaj;

/** A matrix as an array of its rows, without a box for each number. */
public final class NumberRows extends AbstractList<Value> implements RandomAccess {
    private final DMatrixRMaj matrix;

    public NumberRows(DMatrixRMaj matrix) {
        this.matrix = matrix;
    }

    @Override
    public Value get(int index) {
        if (index < 0 || index >= matrix.numRows) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Value.Arr(new Numbers(matrix.data, index * matrix.numCols, matrix.numCols));
    }

    @Override
    public int size() {
        return matrix.numRows;
    }

    public DMatrixRMaj toMatrix() {
        return matrix.copy();
    }
}
