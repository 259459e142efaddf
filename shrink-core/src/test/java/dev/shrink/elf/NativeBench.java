package dev.shrink.elf;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs steps of the engine over every shared library of a folder, in place, and prints what became of it; for figures of libraries out of jars. */
final class NativeBench {

    /** One step over one library. */
    @FunctionalInterface
    interface Step {
        RewriteOutcome apply(Path input, Path output) throws IOException;
    }

    private static final Map<String, Step> STEPS = steps();

    private NativeBench() {
    }

    private static Map<String, Step> steps() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("gpu", GpuCode::cut);
        steps.put("blas", (in, out) -> BlasKernels.cut(in, out, BlasKernelsRule.absent(), Set.of()));
        steps.put("exports", (in, out) -> ExportPruner.prune(in, out, Set.of(), Set.of()));
        steps.put("functions", NativeBench::functions);
        steps.put("pack", ThawPacker::pack);
        steps.put("lossless", ImageRewriter::rewriteLossless);
        return steps;
    }

    /** As elf.functions does for an extension module of Python whose C++ functions no other library asks for. */
    private static RewriteOutcome functions(Path input, Path output) throws IOException {
        try (FileByteSource source = FileByteSource.open(input)) {
            boolean module = DynamicSymbols.read(new ImageReader(ElfReader.read(source), source)).stream().anyMatch(s -> s.isExport() && s.name().startsWith("PyInit_"));
            return module ? DeadFunctions.cut(input, output, s -> !ExportPruner.isOwnCpp(s.name()), true) : new RewriteOutcome.Unchanged();
        } catch (RefusedException e) {
            return new RewriteOutcome.Refused(e.refusal());
        }
    }

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        List<String> names = Arrays.asList(args).subList(1, args.length);
        List<Path> libraries;
        try (Stream<Path> files = Files.walk(root)) {
            libraries = files.filter(Files::isRegularFile).filter(p -> p.getFileName().toString().contains(".so")).sorted().toList();
        }
        PrintStream out = System.out;
        long before = 0;
        long after = 0;
        long nanos = System.nanoTime();
        for (Path library : libraries) {
            before += Files.size(library);
            for (String name : names) {
                RewriteOutcome outcome = apply(STEPS.get(name), library);
                if (outcome instanceof RewriteOutcome.Refused refused) {
                    out.println(root.relativize(library) + "\t" + name + "\t" + refused.refusal());
                }
            }
            after += Files.size(library);
        }
        out.printf("%d files\t%d -> %d bytes in %.2f s, %.2f s of processor time in this thread%n", libraries.size(), before, after, (System.nanoTime() - nanos) / 1e9,
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9);
    }

    private static RewriteOutcome apply(Step step, Path library) throws IOException {
        Path smaller = library.resolveSibling(library.getFileName() + ".smaller");
        RewriteOutcome outcome = step.apply(library, smaller);
        if (outcome instanceof RewriteOutcome.Rewritten) {
            Files.setPosixFilePermissions(smaller, Files.getPosixFilePermissions(library));
            Files.move(smaller, library, StandardCopyOption.REPLACE_EXISTING);
        }
        return outcome;
    }
}
