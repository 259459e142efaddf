package dev.shrink.report;

/**
 * Sizes in bytes.
 *
 * @param unzippedBytes           what Lambda counts, as the artifact is now (for an audit) or was written (for a shrink)
 * @param zippedBytes             the package as it is uploaded; 0 for a folder, which is not packed
 * @param explodedBytes           what Lambda would count with nested archives unpacked
 * @param libLayoutBytes          what Lambda would count with classes and resources in {@code lib/*.jar}
 * @param unzippedBytesBefore     what Lambda counted for the input
 * @param zippedBytesBefore       the input's package
 * @param explodedBytesBefore     the input with nested archives unpacked
 * @param libLayoutBytesBefore    the input with classes and resources in {@code lib/*.jar}
 * @param achievableUnzippedBytes what Lambda counts after shrinking with the same settings
 */
public record Measure(long unzippedBytes, long zippedBytes, long explodedBytes, long libLayoutBytes,
                      long unzippedBytesBefore, long zippedBytesBefore, long explodedBytesBefore, long libLayoutBytesBefore,
                      long achievableUnzippedBytes) {

    static final Measure NOTHING = new Measure(0, 0, 0, 0, 0, 0, 0, 0, 0);

    Measure plus(Measure o) {
        return new Measure(unzippedBytes + o.unzippedBytes, zippedBytes + o.zippedBytes, explodedBytes + o.explodedBytes, libLayoutBytes + o.libLayoutBytes,
            unzippedBytesBefore + o.unzippedBytesBefore, zippedBytesBefore + o.zippedBytesBefore, explodedBytesBefore + o.explodedBytesBefore,
            libLayoutBytesBefore + o.libLayoutBytesBefore, achievableUnzippedBytes + o.achievableUnzippedBytes);
    }
}
