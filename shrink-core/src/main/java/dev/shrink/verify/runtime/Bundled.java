package dev.shrink.verify.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import dev.shrink.model.ShrinkException.Broken;

/**
 * A file that is part of shrink itself: runtime clients, scripts, recorders.
 *
 * @param beside the class that it lies beside
 * @param name   as {@link Class#getResourceAsStream} takes it
 */
public record Bundled(Class<?> beside, String name) {

    /**
     * Copies it, over what is there.
     *
     * @param target the file to write; its folder is made
     * @throws Broken if this build of shrink lacks it
     */
    public void copyTo(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (InputStream in = open()) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Its text in UTF-8.
     *
     * @throws Broken if this build of shrink lacks it
     */
    public String text() throws IOException {
        try (InputStream in = open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private InputStream open() {
        InputStream in = beside.getResourceAsStream(name);
        if (in == null) {
            throw new Broken("verify.file-missing", name, "this file is not in this build of shrink");
        }
        return in;
    }
}
