package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Four bytes of a memory image that change.
 *
 * @param address where they are
 * @param before what they must be now
 * @param after what they become
 */
record BytePatch(long address, int before, int after) {

    /** @throws RefusedException if a place does not hold what it should; then the file is of no use */
    static void apply(Path library, List<BytePatch> patches) throws IOException, RefusedException {
        ElfFile file;
        try (FileByteSource source = FileByteSource.open(library)) {
            file = ElfReader.read(source);
        }
        try (FileChannel channel = FileChannel.open(library, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (BytePatch patch : patches) {
                long offset = file.offsetOfTable(patch.address(), Integer.BYTES, "a place to patch");
                word.clear();
                boolean whole = channel.read(word, offset) == Integer.BYTES;
                if (!whole || word.getInt(0) != patch.before()) {
                    throw RefusedException.verification("the bytes at address 0x%x are not what they were".formatted(patch.address()));
                }
                word.clear();
                channel.write(word.putInt(0, patch.after()), offset);
            }
        }
    }
}
