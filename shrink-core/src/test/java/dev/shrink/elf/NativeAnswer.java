package dev.shrink.elf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Loads a library in a process of its own and calls its one function. */
final class NativeAnswer {
    private NativeAnswer() {
    }

    static native int answer();

    public static void main(String[] args) {
        System.load(args[0]);
        System.out.println(answer());
    }

    /** What the process printed and how it ended: {@code 42, exit 0} for a library that works. */
    static String of(Path library) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                NativeAnswer.class.getName(), library.toAbsolutePath().toString())).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "no answer";
        }
        return output + ", exit " + process.exitValue();
    }
}
