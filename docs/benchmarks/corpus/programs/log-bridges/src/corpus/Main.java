package corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.logging.LogFactory;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.ThreadContext;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;

/** All roads of logging lead to Log4j 2, which writes JSON, text and a rolling file. */
public final class Main {
    public static void main(String[] args) throws Exception {
        System.setProperty("java.util.logging.manager", "org.apache.logging.log4j.jul.LogManager");
        ThreadContext.put("user", "ann");
        LogManager.getLogger().info("native {}", 1);
        LoggerFactory.getLogger("slf").warn(MarkerFactory.getMarker("M"), "slf4j {}", "two", new IllegalStateException("x"));
        LogFactory.getLog("jcl").error("commons");
        org.apache.log4j.Logger.getLogger("old").warn("log4j 1");
        java.util.logging.Logger.getLogger("jul").warning("java.util.logging");
        LogManager.getLogger("corpus.quiet").error("never");
        for (int i = 0; i < 200; i++) {
            LogManager.getLogger("fill").debug("not shown");
            LogManager.getLogger("fill").info("line " + i % 2);
        }
        LogManager.shutdown();
        try (var files = Files.list(Path.of("logs"))) {
            files.map(f -> f.getFileName().toString()).sorted().forEach(System.out::println);
        }
    }
}
