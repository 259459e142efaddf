package corpus;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

public class UpperConverter extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return event.getThreadName().toUpperCase();
    }
}
