package dev.shrink.verify.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a runtime client is started.
 *
 * @param command     the command line
 * @param environment variables beyond those that every Lambda function has
 * @param hostFolders folders of this machine that the command needs, such as the JDK
 */
record Launch(List<String> command, Map<String, String> environment, List<Path> hostFolders) { }
