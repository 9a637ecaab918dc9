package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary encoding from bytes that nobody vouches for. Every length and count is held against the bytes
 * that are left before anything is allocated, so that a record costs memory in proportion to its own size.
 */
final class RecordDecoder extends Decoder {

    private final byte[] bytes;
    private final int end;
    private int position;

    RecordDecoder(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    int remaining() {
        return end - position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        return bytes[advance(1)] != 0;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("The integer " + value + " has more than 32 bits");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[advance(1)];
            zigzag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("An integer has more than 64 bits");
    }

    @Override
    public float readFloat() throws IOException {
        return ByteBuffer.wrap(bytes, advance(Float.BYTES), Float.BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return ByteBuffer.wrap(bytes, advance(Double.BYTES), Double.BYTES)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getDouble();
    }

    /** PostgreSQL holds no text with a zero character: refused here, it harms one record and not a batch. */
    @Override
    public String readString() throws IOException {
        int length = readLength();
        var text = new String(bytes, advance(length), length, UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new IOException("A text holds a zero character");
        }
        return text;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        var copy = new byte[readLength()];
        readFixed(copy, 0, copy.length);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public void skipBytes() throws IOException {
        advance(readLength());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        System.arraycopy(bytes, advance(length), target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        advance(length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return readBlock();
    }

    @Override
    public long arrayNext() throws IOException {
        return readBlock();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return readBlock();
    }

    @Override
    public long mapNext() throws IOException {
        return readBlock();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    /** How many elements follow. An element has a byte or more, so there are no more of them than bytes. */
    private long readBlock() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLength();
            count = -count;
        }
        if (count < 0 || count > remaining()) {
            throw new IOException("A list of " + count + " elements does not fit into " + remaining() + " bytes");
        }
        return count;
    }

    /** Passes over the blocks that tell their size; stops at the first that does not, and says how many are in it. */
    private long skipBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            advance(readLength());
            count = readLong();
        }
        return count;
    }

    private int readLength() throws IOException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new IOException("A length of " + length + " does not fit into " + remaining() + " bytes");
        }
        return (int) length;
    }

    /** Moves on by a count that is not negative, and says where it was. */
    private int advance(int count) throws EOFException {
        if (count > remaining()) {
            throw new EOFException("The record ends too early");
        }
        int before = position;
        position += count;
        return before;
    }
}
