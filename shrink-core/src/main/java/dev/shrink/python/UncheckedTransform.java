package dev.shrink.python;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.python.bytecode.PycHeader;
import dev.shrink.python.bytecode.SourceHash;
import dev.shrink.rule.Transform;
import dev.shrink.rule.TransformRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns byte code that is valid for a source of a certain time into byte code that is valid unchecked (PEP 552). */
record UncheckedTransform(Content source) implements Transform {
    @Override
    public String id() {
        return "python.unchecked";
    }

    @Override
    public boolean mayGrow() {
        return true;
    }

    @Override
    public Content apply(Content in, Scratch scratch) throws IOException, TransformRefusedException {
        byte[] bytes = in.bytes();
        PycHeader header = PycHeader.parse(bytes).orElseThrow(() -> new TransformRefusedException("python.no-byte-code", "the header is none of byte code"));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(4, 1);
        buffer.putLong(8, SourceHash.of(header.magic(), header.pythonMinor().orElse(0), source.bytes()));
        return Content.of(bytes);
    }
}
