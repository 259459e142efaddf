package dev.shrink.python.bytecode;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads CPython's marshal format, versions 3 to 5, into the few kinds of values that matter here. */
final class MarshalReader {
    private static final int FLAG_REF = 0x80;
    private static final int MAX_DEPTH = 400;

    private final ByteBuffer in;
    private final boolean since311;
    private final List<Object> references = new ArrayList<>();
    private int depth;

    private MarshalReader(ByteBuffer in, boolean since311) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
        this.since311 = since311;
    }

    /**
     * Reads the module's code object behind a header.
     *
     * @throws IOException if the bytes are cut off or not marshal data
     */
    static CodeObject read(byte[] pyc, int pythonMinor) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(pyc, PycHeader.LENGTH, pyc.length - PycHeader.LENGTH).slice();
        try {
            if (new MarshalReader(buffer, pythonMinor >= 11).value() instanceof CodeObject code) {
                return code;
            }
        } catch (BufferUnderflowException cut) {
            throw new IOException("byte code ends too early", cut);
        }
        throw new IOException("byte code does not start with a code object");
    }

    private Object value() throws IOException {
        if (++depth > MAX_DEPTH) {
            throw new IOException("byte code nests deeper than " + MAX_DEPTH);
        }
        int type = in.get() & 0xFF;
        int reference = (type & FLAG_REF) != 0 ? reserve() : -1;
        Object value = value((char) (type & ~FLAG_REF));
        if (reference >= 0) {
            references.set(reference, value);
        }
        depth--;
        return value;
    }

    private int reserve() {
        references.add(CodeObject.OTHER);
        return references.size() - 1;
    }

    private Object value(char type) throws IOException {
        return switch (type) {
            case '0', 'N', 'F', 'T', 'S', '.' -> CodeObject.OTHER;
            case 'i' -> in.getInt();
            case 'I', 'g' -> skip(8);
            case 'y' -> skip(16);
            case 'f' -> skip(in.get() & 0xFF);
            case 'x' -> skip((long) skipText() + skipText());
            case 'l' -> skip(2L * Math.abs((long) in.getInt()));
            case 's' -> bytes(in.getInt());
            case 'u', 't' -> text(in.getInt());
            case 'a', 'A' -> text(in.getInt());
            case 'z', 'Z' -> text(in.get() & 0xFF);
            case ')' -> sequence(in.get() & 0xFF);
            case '(', '[', '<', '>' -> sequence(in.getInt());
            case '{' -> dictionary();
            case ':' -> sequence(3);
            case 'r' -> reference(in.getInt());
            case 'c' -> code();
            default -> throw new IOException("unknown marshal type 0x" + Integer.toHexString(type));
        };
    }

    private int skipText() throws IOException {
        skip(in.get() & 0xFF);
        return 0;
    }

    private Object skip(long length) throws IOException {
        bytes(checked(length), false);
        return CodeObject.OTHER;
    }

    private int checked(long length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException("byte code ends too early");
        }
        return (int) length;
    }

    private byte[] bytes(int length) throws IOException {
        return bytes(checked(length), true);
    }

    private byte[] bytes(int length, boolean wanted) {
        byte[] data = new byte[wanted ? length : 0];
        if (wanted) {
            in.get(data);
        } else {
            in.position(in.position() + length);
        }
        return data;
    }

    private String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private List<Object> sequence(int length) throws IOException {
        List<Object> items = new ArrayList<>(Math.min(checked(length), 1000));
        for (int i = 0; i < length; i++) {
            items.add(value());
        }
        return Collections.unmodifiableList(items);
    }

    private Object dictionary() throws IOException {
        while (in.get(in.position()) != '0') {
            value();
            value();
        }
        in.get();
        return CodeObject.OTHER;
    }

    private Object reference(int index) throws IOException {
        if (index < 0 || index >= references.size()) {
            throw new IOException("byte code refers to value " + index + " of " + references.size());
        }
        return references.get(index);
    }

    /** Field order: {@code Python/marshal.c}, which changed with 3.11. */
    private CodeObject code() throws IOException {
        for (int i = 0; i < (since311 ? 5 : 6); i++) {
            in.getInt();
        }
        Object code = value();
        Object constants = value();
        Object names = value();
        for (int i = 0; i < 5; i++) {
            value();
        }
        in.getInt();
        value();
        if (since311) {
            value();
        }
        List<String> texts = new ArrayList<>();
        if (names instanceof List<?> list) {
            list.forEach(name -> texts.add(String.valueOf(name)));
        }
        return new CodeObject(code instanceof byte[] b ? b : new byte[0], constants instanceof List<?> list ? List.copyOf(list) : List.of(), texts);
    }
}
