package corpus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

public class Main {
    public static void main(String[] args) {
        Logger logger = LoggerFactory.getLogger(Main.class);
        MDC.put("user", "alice");
        logger.info("hello {} and {}", "world", 42);
        logger.debug("not shown");
        logger.warn("with exception", new IllegalStateException("boom"));
        LoggerFactory.getLogger("other").error("error line");
    }
}
