package dev.qkv.model;

/** A file that cannot be taken as it is; the fault says where and why. */
public final class FaultException extends RuntimeException {
    private final transient Fault fault;

    public FaultException(Fault fault) {
        super(fault.path() + ":" + fault.line() + ":" + fault.column() + ": " + fault.message(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
