package dev.parley.usagelog.report.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an exception after so many bytes, however many more there would be. */
final class BoundedStream extends FilterInputStream {
    private final int maxBytes;
    private long left;

    BoundedStream(InputStream bytes, int maxBytes) {
        super(bytes);
        this.maxBytes = maxBytes;
        // One more, so that a body of exactly the limit can end.
        this.left = maxBytes + 1L;
    }

    static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1L;

        ExceededException(int maxBytes) {
            super("more than " + maxBytes + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, (int) Math.min(length, left));
        if (read > 0) {
            left -= read;
            if (left == 0) {
                throw new ExceededException(maxBytes);
            }
        }
        return read;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("what is skipped is not counted");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
