package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The checked-in machine code is what its source gives; compared where the compiler is the one that made it (Debian 12). */
class MachineCodeTest {
    private static final String COMPILER = "12.2.0";
    private static final Path SOURCE = Path.of("src/main/native/build.sh");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"THAW, 62, gcc", "TRAP, 62, gcc", "THAW, 183, aarch64-linux-gnu-gcc", "TRAP, 183, aarch64-linux-gnu-gcc"})
    void checkedInBytesAgreeWithTheSource(MachineCode code, int machine, String compiler) throws Exception {
        assumeTrue(version("gcc").startsWith(COMPILER) && version(compiler).startsWith(COMPILER), compiler + " " + COMPILER + " is not here");
        assertThat(run("sh", SOURCE.toAbsolutePath().toString(), folder.toString())).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve(code.resource(machine)))).isEqualTo(code.bytes(machine));
    }

    @ParameterizedTest
    @EnumSource(MachineCode.class)
    void lengthIsAMultipleOfSixteenSoThatTheHeaderBehindItIsAligned(MachineCode code) throws Exception {
        assertThat(code.bytes(Elf.MACHINE_X86_64).length % 16).isZero();
        assertThat(code.bytes(Elf.MACHINE_AARCH64).length % 16).isZero();
    }

    private static String version(String compiler) {
        try {
            return run(compiler, "-dumpfullversion");
        } catch (IOException | InterruptedException e) {
            return "";
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return output;
    }
}
