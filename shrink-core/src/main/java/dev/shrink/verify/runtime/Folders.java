package dev.shrink.verify.runtime;

import java.nio.file.Path;

/**
 * Where the function's folders are, as its process sees them.
 *
 * @param task   the code
 * @param layers the layers; need not exist
 * @param temp   the only folder that can be written
 * @param client the runtime client
 */
record Folders(Path task, Path layers, Path temp, Path client) { }
