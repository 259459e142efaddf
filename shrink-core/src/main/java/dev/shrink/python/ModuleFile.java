package dev.shrink.python;

import dev.shrink.model.Entry;
import java.util.Optional;

/**
 * A file that Python can import, or reads beside one that it imports.
 *
 * @param module dotted name
 * @param isPackage whether it is the package's {@code __init__}
 * @param tag the part that says which Python it is for, such as {@code cpython-311} or {@code abi3}; empty for source
 */
record ModuleFile(Entry entry, String module, boolean isPackage, Kind kind, String tag) {
    enum Kind {
        /** {@code .py}. */
        SOURCE,
        /** {@code .pyc} beside where the source would be: importable without it. */
        BYTECODE,
        /** {@code .pyc} in {@code __pycache__}: used only if the source is there too. */
        CACHE,
        /** Extension module: {@code .so}. */
        EXTENSION,
        /** {@code .pyi}: never imported. */
        STUB
    }

    private static final String CACHE_FOLDER = "__pycache__";

    /** Names the module of a file; empty when Python cannot import a file of that name. */
    static Optional<ModuleFile> of(Entry entry, String relative) {
        int slash = relative.lastIndexOf('/');
        String folder = slash < 0 ? "" : relative.substring(0, slash);
        String file = relative.substring(slash + 1);
        int dot = file.indexOf('.');
        Optional<Kind> kind = dot <= 0 ? Optional.empty() : kindOf(file, folder);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        if (kind.get() == Kind.CACHE) {
            folder = folder.equals(CACHE_FOLDER) ? "" : folder.substring(0, folder.length() - CACHE_FOLDER.length() - 1);
        }
        String stem = file.substring(0, dot);
        String tag = file.lastIndexOf('.') > dot ? file.substring(dot + 1, file.lastIndexOf('.')) : "";
        boolean isPackage = stem.equals("__init__");
        String name = folder.isEmpty() ? stem : isPackage ? folder.replace('/', '.') : folder.replace('/', '.') + "." + stem;
        boolean plain = kind.get() == Kind.EXTENSION || kind.get() == Kind.CACHE || tag.isEmpty();
        return plain && isDotted(folder, name) ? Optional.of(new ModuleFile(entry, name, isPackage, kind.get(), tag)) : Optional.empty();
    }

    private static Optional<Kind> kindOf(String file, String folder) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "py" -> Optional.of(Kind.SOURCE);
            case "pyi" -> Optional.of(Kind.STUB);
            case "pyc" -> Optional.of(folder.equals(CACHE_FOLDER) || folder.endsWith("/" + CACHE_FOLDER) ? Kind.CACHE : Kind.BYTECODE);
            case "so" -> Optional.of(Kind.EXTENSION);
            default -> Optional.empty();
        };
    }

    private static boolean isDotted(String folder, String name) {
        if (folder.indexOf('.') >= 0) {
            return false;
        }
        for (String part : name.split("\\.", -1)) {
            if (part.isEmpty() || !Character.isUnicodeIdentifierStart(part.charAt(0)) && part.charAt(0) != '_'
                    || !part.chars().allMatch(Character::isUnicodeIdentifierPart)) {
                return false;
            }
        }
        return true;
    }

    /** Whether Python can take the module from this file alone. */
    boolean importable() {
        return kind == Kind.SOURCE || kind == Kind.BYTECODE || kind == Kind.EXTENSION;
    }

    /** Whether the file says by its name that it is an extension module, not some other shared library. */
    boolean isTaggedExtension() {
        return kind == Kind.EXTENSION && (tag.startsWith("cpython-") || tag.startsWith("cp3") || tag.startsWith("abi3"));
    }
}
