package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Unpacks a written library as its initialiser will, and compares every byte with the original. */
final class ThawComparison {
    private ThawComparison() {
    }

    static void check(Path original, Path packed) throws IOException, RefusedException {
        try (FileByteSource before = FileByteSource.open(original); FileByteSource after = FileByteSource.open(packed)) {
            ImageReader old = new ImageReader(ElfReader.read(before), before);
            ImageReader image = new ImageReader(ElfReader.read(after), after);
            long segment = RewriteRequest.Appended.addressAfter(old.file(), Elf.PAGE);
            for (ThawHeader.Block block : ThawHeader.readBlocks(image, segment)) {
                check(old, image, block);
            }
        }
    }

    private static void check(ImageReader old, ImageReader image, ThawHeader.Block block) throws IOException, RefusedException {
        ByteBuffer packed = image.table(block.source(), block.packed(), "a packed block");
        byte[] bytes = packed.array();
        boolean whole = block.packed() == block.length();
        if (!whole) {
            bytes = new byte[block.length()];
            whole = ThawDecoder.unpack(packed.array(), block.packed(), bytes, block.length());
        }
        BranchFilter.ofCode(block.filter()).undo(bytes, block.length());
        if (!whole || !ByteBuffer.wrap(bytes).equals(old.table(block.address(), block.length(), "cold pages"))) {
            throw RefusedException.verification("the packed block for address 0x%x does not give the original bytes".formatted(block.address()));
        }
    }
}
