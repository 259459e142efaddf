package dev.shrink.python.install;

/**
 * Where the files of a wheel are installed, relative to the folder that is on Python's path. As {@code pip install --target} does it:
 * {@code purelib}, {@code platlib} and {@code data} at its top, scripts in {@code bin}, headers in {@code include}.
 *
 * @param stem {@code name-version}, as the wheel's folders are called
 * @param distribution the normalised name
 */
record WheelPlaces(String stem, String distribution) {
    private String data() {
        return stem + ".data/";
    }

    boolean isScript(String path) {
        return path.startsWith(data() + "scripts/");
    }

    String of(String path) {
        if (!path.startsWith(data())) {
            return path;
        }
        String inside = path.substring(data().length());
        int slash = inside.indexOf('/');
        String rest = inside.substring(slash + 1);
        return switch (slash < 0 ? "" : inside.substring(0, slash)) {
            case "purelib", "platlib", "data" -> rest;
            case "scripts" -> "bin/" + rest;
            case "headers" -> "include/" + distribution + "/" + rest;
            default -> path;
        };
    }
}
