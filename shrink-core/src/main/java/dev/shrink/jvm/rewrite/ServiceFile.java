package dev.shrink.jvm.rewrite;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Transform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * Drops the lines of removed providers from a provider-configuration file ({@link java.util.ServiceLoader}); a line that names a missing
 * class would make the loader throw. All other lines stay as they are.
 *
 * @param removed tells by internal name which classes the deployment loses
 */
public record ServiceFile(Predicate<String> removed) implements Transform {
    @Override
    public String id() {
        return "jvm.service-file";
    }

    @Override
    public Content apply(Content in, Scratch scratch) throws IOException {
        String text = new String(in.bytes(), StandardCharsets.UTF_8);
        String result = withoutRemoved(text, removed);
        return result.equals(text) ? in : Content.of(result.getBytes(StandardCharsets.UTF_8));
    }

    static String withoutRemoved(String text, Predicate<String> removed) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            int comment = line.indexOf('#');
            String provider = (comment < 0 ? line : line.substring(0, comment)).trim();
            if (provider.isEmpty() || !removed.test(provider.replace('.', '/'))) {
                out.append(line);
            }
        }
        return out.toString();
    }
}
