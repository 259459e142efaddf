package dev.shrink.python.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a wheel can run on: {@code cp311-cp311-manylinux_2_17_x86_64} (platform compatibility tags specification).
 *
 * @param python such as {@code cp311} or {@code py3}
 * @param abi such as {@code cp311}, {@code abi3} or {@code none}
 * @param platform such as {@code any} or {@code manylinux2014_x86_64}
 */
public record WheelTag(String python, String abi, String platform) {
    private static final Pattern GLIBC = Pattern.compile("manylinux_(\\d+)_(\\d+)_(.+)");

    /** Expands a compressed tag set {@code py2.py3-none-any}; empty when it has not three parts. */
    public static List<WheelTag> expand(String text) {
        String[] parts = text.strip().split("-");
        List<WheelTag> tags = new ArrayList<>();
        if (parts.length == 3) {
            for (String python : parts[0].split("\\.")) {
                for (String abi : parts[1].split("\\.")) {
                    for (String platform : parts[2].split("\\.")) {
                        tags.add(new WheelTag(python, abi, platform));
                    }
                }
            }
        }
        return List.copyOf(tags);
    }

    /**
     * True when CPython of that version on that machine can load the wheel, as far as the tag tells (the ELF files tell the glibc truth).
     *
     * @param minor the {@code y} of Python {@code 3.y}
     * @param machine {@code x86_64} or {@code aarch64}
     */
    public boolean fits(int minor, String machine) {
        return fitsPython(minor) && (platform.equals("any") || fitsPlatform(machine));
    }

    private boolean fitsPython(int minor) {
        if (python.startsWith("py")) {
            return python.equals("py3") || python.startsWith("py3") && number(python.substring(3)) <= minor;
        }
        if (!python.startsWith("cp3")) {
            return false;
        }
        int built = number(python.substring(3));
        return built == minor || built <= minor && (abi.equals("abi3") || abi.equals("none"));
    }

    private boolean fitsPlatform(String machine) {
        return (platform.startsWith("manylinux") || platform.startsWith("linux_")) && platform.endsWith("_" + machine);
    }

    /** Minor version of the glibc 2.x that the tag asks for; 0 when it asks for none. */
    public int glibcMinor() {
        Matcher m = GLIBC.matcher(platform);
        if (m.matches()) {
            return number(m.group(2));
        }
        return platform.startsWith("manylinux2014") ? 17 : platform.startsWith("manylinux2010") ? 12 : platform.startsWith("manylinux1") ? 5 : 0;
    }

    private static int number(String digits) {
        return digits.chars().allMatch(Character::isDigit) && !digits.isEmpty() && digits.length() < 6 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }
}
