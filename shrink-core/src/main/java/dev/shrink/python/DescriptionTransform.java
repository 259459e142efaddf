package dev.shrink.python;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Transform;
import dev.shrink.rule.TransformRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Cuts the long description, header or body, out of core metadata. Works on bytes, so that every other header stays as it is in any encoding. */
final class DescriptionTransform implements Transform {
    private static final List<String> CUT = List.of("description:", "description-content-type:");
    private static final int MAX_BYTES = 64 << 20;

    @Override
    public String id() {
        return "python.description";
    }

    @Override
    public Content apply(Content in, Scratch scratch) throws IOException, TransformRefusedException {
        if (in.size() > MAX_BYTES) {
            throw new TransformRefusedException("python.metadata-too-large", "metadata of " + in.size() + " bytes");
        }
        byte[] bytes = in.bytes();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        boolean cutting = false;
        int at = 0;
        while (at < bytes.length) {
            int end = lineEnd(bytes, at);
            if (isBlank(bytes, at, end)) {
                break;
            }
            boolean continued = bytes[at] == ' ' || bytes[at] == '\t' || !isHeader(bytes, at, end);
            cutting = continued ? cutting : isCut(bytes, at, end);
            if (!cutting) {
                kept.write(bytes, at, end - at);
            }
            at = end;
        }
        return kept.size() == bytes.length || kept.size() == 0 ? in : Content.of(kept.toByteArray());
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(bytes.length, at + 1);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHeader(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ':') {
                return i > from;
            }
            if (!Character.isLetterOrDigit(bytes[i]) && bytes[i] != '-') {
                return false;
            }
        }
        return false;
    }

    private static boolean isCut(byte[] bytes, int from, int to) {
        String line = new String(Arrays.copyOfRange(bytes, from, Math.min(to, from + 40)), java.nio.charset.StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
        return CUT.stream().anyMatch(line::startsWith);
    }
}
