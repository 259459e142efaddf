package dev.shrink.python.dist;

import java.util.List;

/**
 * The WHEEL file of a {@code .dist-info} folder (binary distribution format specification).
 *
 * @param generator the tool that built the wheel; empty when not said
 * @param pure whether the root holds pure Python code only
 * @param tags what the wheel can run on
 */
public record WheelFile(String generator, boolean pure, List<WheelTag> tags) {
    /** Reads the file's bytes; missing headers give empty values. */
    public static WheelFile parse(byte[] bytes) {
        HeaderBlock block = HeaderBlock.parse(bytes);
        return new WheelFile(block.first("Generator").orElse(""), block.first("Root-Is-Purelib").map("true"::equalsIgnoreCase).orElse(false),
                block.all("Tag").stream().flatMap(tag -> WheelTag.expand(tag).stream()).toList());
    }

    /** True when some tag fits, or none is given, so that nothing can be said. */
    public boolean fits(int minor, String machine) {
        return tags.isEmpty() || tags.stream().anyMatch(tag -> tag.fits(minor, machine));
    }
}
