package dev.shrink.elf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Plans, writes and verifies one smaller file. The input is only read; the output exists only if it passed the comparison and is smaller. */
final class ImageRewriter {

    /** Makes the request once the file is known; an empty one if there is nothing to gain. */
    @FunctionalInterface
    interface Requester {
        Optional<RewriteRequest> request(ImageReader image) throws IOException, RefusedException;
    }

    private ImageRewriter() {
    }

    /** Removes symbols, debug data, section headers, dead gaps and zero pages; see {@link ImagePlanner}. */
    static RewriteOutcome rewriteLossless(Path input, Path output) throws IOException {
        return rewrite(input, output, image -> Optional.of(RewriteRequest.lossless()));
    }

    static RewriteOutcome rewrite(Path input, Path output, Requester requester) throws IOException {
        try (FileByteSource source = FileByteSource.open(input)) {
            ElfFile file = ElfReader.read(source);
            Eligibility.check(file);
            ImageReader image = new ImageReader(file, source);
            Optional<RewriteRequest> request = requester.request(image);
            if (request.isEmpty()) {
                return new RewriteOutcome.Unchanged();
            }
            ImagePlan plan = ImagePlanner.plan(image, request.get());
            if (plan.sections().isEmpty() && plan.contentEnd() >= file.size()) {
                return new RewriteOutcome.Unchanged();
            }
            return write(image, source, plan, output);
        } catch (RefusedException e) {
            return new RewriteOutcome.Refused(e.refusal());
        }
    }

    private static RewriteOutcome write(ImageReader image, FileByteSource source, ImagePlan plan, Path output) throws IOException, RefusedException {
        boolean good = false;
        try {
            ImageWriter.write(image.file(), source, plan, output);
            long size = Files.size(output);
            if (size >= image.file().size()) {
                return new RewriteOutcome.Unchanged();
            }
            try (FileByteSource written = FileByteSource.open(output)) {
                ImageComparison.check(image, new ImageReader(ElfReader.read(written), written), plan);
            }
            good = true;
            return new RewriteOutcome.Rewritten(image.file().size(), size);
        } finally {
            if (!good) {
                Files.deleteIfExists(output);
            }
        }
    }
}
