package dev.parley.shell.config;

/** A setting with which the service must not start. */
public final class UnsafeSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason names the property, what it must be, and why */
    public UnsafeSettingException(String reason) {
        super(reason);
    }
}
