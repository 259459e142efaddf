package corpus;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;

public class Main {
    public static void main(String[] args) {
        Logger logger = LogManager.getLogger(Main.class);
        ThreadContext.put("user", "bob");
        logger.info("hello {} {}", "world", 7);
        logger.debug("not shown");
        logger.error("failed", new IllegalStateException("boom"));
        LogManager.getLogger("json").warn("second");
    }
}
