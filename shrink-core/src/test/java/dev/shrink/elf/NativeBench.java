package dev.shrink.elf;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Runs the engine over every shared library of a folder in place and prints one line per library; docs/benchmarks/native.sh calls it. */
final class NativeBench {
    private NativeBench() {
    }

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        List<Path> libraries;
        try (Stream<Path> files = Files.walk(root)) {
            libraries = files.filter(Files::isRegularFile).filter(p -> p.getFileName().toString().contains(".so")).sorted().toList();
        }
        PrintStream out = System.out;
        long before = 0;
        long after = 0;
        long nanos = System.nanoTime();
        for (Path library : libraries) {
            long size = Files.size(library);
            Path smaller = library.resolveSibling(library.getFileName() + ".smaller");
            RewriteOutcome outcome = ImageRewriter.rewriteLossless(library, smaller);
            if (outcome instanceof RewriteOutcome.Rewritten) {
                Files.setPosixFilePermissions(smaller, Files.getPosixFilePermissions(library));
                Files.move(smaller, library, StandardCopyOption.REPLACE_EXISTING);
            } else if (outcome instanceof RewriteOutcome.Refused refused) {
                out.println(root.relativize(library) + "\t" + refused.refusal());
            }
            before += size;
            after += Files.size(library);
        }
        out.printf("%d files\t%d -> %d bytes in %.2f s%n", libraries.size(), before, after, (System.nanoTime() - nanos) / 1e9);
    }
}
