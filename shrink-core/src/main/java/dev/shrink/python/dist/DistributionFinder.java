package dev.shrink.python.dist;

import dev.shrink.python.dist.Distribution.FilesKnown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the distributions of one site root (a folder on Python's path) from its file names and its metadata files. */
public final class DistributionFinder {
    private static final Pattern FOLDER = Pattern.compile("([^/]+?)(?:-([^/-]+))?(?:-py\\d[^/]*)?\\.(dist-info|egg-info)");
    private static final Pattern BIN = Pattern.compile("(?:\\.\\./)+(?:.*/)?((?:bin|Scripts|share|etc|include)/.+)");

    private final NavigableSet<String> paths;
    private final Function<String, Optional<byte[]>> reader;

    /**
     * @param paths all files under the root, relative to it
     * @param reader gives a file's bytes; empty when there is no such file or it cannot be read
     */
    public DistributionFinder(Iterable<String> paths, Function<String, Optional<byte[]>> reader) {
        this.paths = new TreeSet<>();
        paths.forEach(this.paths::add);
        this.reader = reader;
    }

    /** All distributions, by metadata folder name. */
    public List<Distribution> find() {
        Set<String> folders = new TreeSet<>();
        for (String path : paths) {
            int slash = path.indexOf('/');
            String top = slash < 0 ? path : path.substring(0, slash);
            if (FOLDER.matcher(top).matches()) {
                folders.add(top);
            }
        }
        return folders.stream().map(this::read).toList();
    }

    private Distribution read(String folder) {
        List<String> problems = new ArrayList<>();
        boolean egg = folder.endsWith(".egg-info");
        String file = paths.contains(folder) ? folder : folder + (egg ? "/PKG-INFO" : "/METADATA");
        Optional<byte[]> text = reader.apply(file);
        if (text.isEmpty()) {
            problems.add(file + " is missing or unreadable; the name is taken from the folder");
        }
        CoreMetadata metadata = CoreMetadata.parse(text.orElse(new byte[0]));
        Matcher named = FOLDER.matcher(folder);
        boolean matches = named.matches();
        String name = !metadata.name().isEmpty() || !matches ? metadata.name() : named.group(1);
        String version = metadata.version().isEmpty() && matches && named.group(2) != null ? named.group(2) : metadata.version();
        Set<String> files = new TreeSet<>(under(folder));
        FilesKnown known = listedFiles(folder, egg, files, problems);
        if (known == FilesKnown.INFERRED) {
            inferFiles(folder, name, files);
            problems.add(folder + " has no list of files; they are inferred from its top-level names");
        }
        boolean editable = reader.apply(folder + "/direct_url.json")
                .map(HeaderBlock::decode).filter(json -> json.matches("(?s).*\"editable\"\\s*:\\s*true.*")).isPresent();
        return new Distribution(name, version, folder, metadata, reader.apply(folder + "/WHEEL").map(WheelFile::parse),
                reader.apply(folder + "/entry_points.txt").map(EntryPoint::parse).orElse(List.of()), files, known, editable, List.copyOf(problems));
    }

    private Set<String> under(String folder) {
        return paths.contains(folder) ? Set.of(folder) : paths.subSet(folder + "/", folder + "0");
    }

    private FilesKnown listedFiles(String folder, boolean egg, Set<String> files, List<String> problems) {
        Optional<byte[]> list = reader.apply(folder + (egg ? "/installed-files.txt" : "/RECORD"));
        if (list.isEmpty()) {
            return FilesKnown.INFERRED;
        }
        RecordFile record = RecordFile.parse(list.get());
        if (record.unreadableLines() > 0) {
            problems.add(folder + "/RECORD has " + record.unreadableLines() + " unreadable lines");
        }
        int missing = 0;
        for (RecordFile.Row row : record.rows()) {
            Optional<String> path = locate(egg ? resolve(folder, row.path()) : row.path());
            path.ifPresent(files::add);
            missing += path.isPresent() || row.path().endsWith(".pyc") ? 0 : 1;
            path.filter(p -> p.endsWith(".py")).ifPresent(p -> files.addAll(byteCodeOf(p)));
        }
        if (missing > 0) {
            problems.add(folder + " lists " + missing + " files that are not there");
        }
        return egg ? FilesKnown.INSTALLED_FILES : FilesKnown.RECORD;
    }

    /** Scripts and data are listed relative to site-packages, but {@code pip install --target} moves them inside. */
    private Optional<String> locate(String path) {
        if (paths.contains(path)) {
            return Optional.of(path);
        }
        Matcher outside = BIN.matcher(path);
        return outside.matches() && paths.contains(outside.group(1)) ? Optional.of(outside.group(1)) : Optional.empty();
    }

    private static String resolve(String folder, String relative) {
        return relative.startsWith("../") ? relative.substring(3) : folder + "/" + relative;
    }

    private Set<String> byteCodeOf(String source) {
        int slash = source.lastIndexOf('/') + 1;
        String stem = source.substring(0, slash) + "__pycache__/" + source.substring(slash, source.length() - 2);
        return new HashSet<>(paths.subSet(stem + "cpython-", stem + "cpython."));
    }

    private void inferFiles(String folder, String name, Set<String> files) {
        Set<String> tops = new TreeSet<>();
        reader.apply(folder + "/top_level.txt").map(HeaderBlock::decode)
                .ifPresent(text -> text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(tops::add));
        if (tops.isEmpty()) {
            tops.add(PackageName.normalize(name).replace('-', '_'));
        }
        String libs = name.replace('-', '_') + ".libs";
        for (String path : paths) {
            int slash = path.indexOf('/');
            String top = slash < 0 ? path : path.substring(0, slash);
            int dot = top.indexOf('.');
            boolean module = slash < 0 && dot > 0 && tops.contains(top.substring(0, dot));
            if (tops.contains(top) || module || top.equalsIgnoreCase(libs)) {
                files.add(path);
            }
        }
    }
}
