package dev.shrink.jvm.edge;

import dev.shrink.jvm.reach.Reach;
import java.util.List;
import java.util.Map;

/** Which packages of the runtime look up which of its services. */
final class PlatformServices {
    /** The runtime looks these up by itself: charsets, file systems, locales, time zones, loggers, URL handlers. */
    private static final List<String> ALWAYS = List.of("java/lang/", "java/util/", "java/nio/", "java/net/", "java/text/",
            "java/time/", "java/security/", "jdk/", "sun/");
    /** XML factories of any kind look one another up. */
    private static final Map<String, List<String>> GROUPS = Map.of(
            "javax/xml/", List.of("javax/xml/", "org/xml/", "org/w3c/"),
            "org/xml/", List.of("javax/xml/", "org/xml/", "org/w3c/"),
            "org/w3c/", List.of("javax/xml/", "org/xml/", "org/w3c/"),
            "java/sql/", List.of("java/sql/", "javax/sql/"),
            "javax/sql/", List.of("java/sql/", "javax/sql/"));

    private PlatformServices() {
    }

    /** Whether reached code touches a package that looks the service up. */
    static boolean lookedUp(String service, Reach reach) {
        if (ALWAYS.stream().anyMatch(service::startsWith)) {
            return true;
        }
        String prefix = prefix(service);
        return GROUPS.getOrDefault(prefix, List.of(prefix)).stream().anyMatch(reach::touchesPlatform);
    }

    private static String prefix(String service) {
        int second = service.indexOf('/', service.indexOf('/') + 1);
        if (service.startsWith("javax/annotation/") || service.startsWith("com/sun/") && second > 0) {
            int third = service.indexOf('/', second + 1);
            return third > 0 ? service.substring(0, third + 1) : service.substring(0, second + 1);
        }
        return service.substring(0, second + 1);
    }
}
