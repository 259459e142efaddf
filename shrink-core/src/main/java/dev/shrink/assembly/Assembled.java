package dev.shrink.assembly;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.shrink.model.Component;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.EntryPath;

/**
 * A package that was put together.
 *
 * @param name        how reports call it
 * @param file        the zip
 * @param owners      whom each outermost entry belongs to
 * @param diagnostics what is worth telling about it, such as classes that are there twice
 */
public record Assembled(String name, Path file, Map<EntryPath, Component> owners, List<Diagnostic> diagnostics) { }
