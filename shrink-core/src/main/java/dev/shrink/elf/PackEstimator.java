package dev.shrink.elf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Estimates what packing a library would save and cost, from samples of its cold pages, without writing anything. */
final class PackEstimator {
    private static final int SAMPLE = 1 << 16;
    private static final int SAMPLES = 4;
    /** Unpacking, page faults and permissions together; docs/benchmarks/native.md has the measurement. */
    private static final double UNPACKED_BYTES_PER_MILLISECOND = 350_000;
    private static final double MILLISECONDS_PER_LIBRARY = 0.3;
    private static final long OVERHEAD = 6_000;
    /** Samples see only near repetitions; whole runs pack better than they tell. */
    private static final double LONG_RANGE_GAIN = 0.9;

    /**
     * @param lossless bytes of the file without packing
     * @param packed bytes of the file with packing
     * @param startUpMillis more processor time when it is loaded
     */
    record Estimate(long lossless, long packed, double startUpMillis) {
    }

    private PackEstimator() {
    }

    /** Empty if the library cannot be rewritten at all. */
    static Optional<Estimate> estimate(Path file, boolean cpuOnly) throws IOException {
        try (FileByteSource source = FileByteSource.open(file)) {
            ElfFile elf = ElfReader.read(source);
            ImageReader image = new ImageReader(elf, source);
            RangeSet gpu = cpuOnly ? GpuCode.find(image).inward(Elf.PAGE) : RangeSet.EMPTY;
            RewriteRequest request = new RewriteRequest(gpu, RangeSet.EMPTY, Optional.empty(), java.util.Map.of(), Elf.PAGE, false);
            long lossless = Math.min(elf.size(), ImagePlanner.plan(image, request).contentEnd());
            long cold = 0;
            double packed = OVERHEAD;
            if (!ThawHeader.isPacked(image)) {
                for (ColdPages.Run run : ThawPacker.coldRuns(image)) {
                    long length = RangeSet.of(run.range()).minus(gpu).length();
                    cold += length;
                    packed += length * ratio(image, run) * LONG_RANGE_GAIN;
                }
            }
            return Optional.of(new Estimate(lossless, Math.min(lossless, lossless - cold + (long) packed), MILLISECONDS_PER_LIBRARY + cold / UNPACKED_BYTES_PER_MILLISECOND));
        } catch (RefusedException e) {
            // What cannot be packed is not a candidate; the rewrite itself tells why.
            return Optional.empty();
        }
    }

    private static double ratio(ImageReader image, ColdPages.Run run) throws IOException, RefusedException {
        long length = run.range().length();
        int sample = (int) Math.min(length, SAMPLE);
        int count = length <= SAMPLE ? 1 : SAMPLES;
        long in = 0;
        long out = 0;
        for (long at : positions(length, sample, count)) {
            byte[] bytes = image.table(run.range().start() + at, sample, "cold pages").array();
            in += sample;
            out += ThawEncoder.pack(bytes, sample).length;
        }
        return in == 0 ? 1 : Math.min(1, out / (double) in);
    }

    private static List<Long> positions(long length, int sample, int count) {
        Long[] at = new Long[count];
        Arrays.setAll(at, i -> count == 1 ? 0 : (length - sample) * i / (count - 1) & ~15L);
        return List.of(at);
    }
}
