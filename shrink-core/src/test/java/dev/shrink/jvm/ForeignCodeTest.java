package dev.shrink.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.lambda.Architecture;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignCodeTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
            "ELF 64 x86-64, 7f454c460201010000000000000000000300 3e00, false, true",
            "ELF 64 AArch64, 7f454c460201010000000000000000000300 b700, true, false",
            "ELF 32 i386, 7f454c460101010000000000000000000300 0300, true, true",
            "Mach-O 64, cffaedfe0700000103000000060000000f000000, true, true",
            "universal Mach-O, cafebabe00000002010000070000000300004000, true, true",
            "class file, cafebabe00000034001d0a0006000f0900100011, false, false",
            "Windows, 4d5a90000300000004000000ffff0000b8000000, true, true",
            "text, 6e6f74206e617469766520636f646520617420616c, false, false",
            "a short file, 7f454c46, false, false"
    })
    void knowsWhatTheTargetCannotLoadByItsFirstBytes(String what, String header, boolean onX86, boolean onArm) throws IOException {
        ClassIndex index = SmallProgram.index(Map.of("lib/native.so", HexFormat.of().parseHex(header.replace(" ", ""))));

        assertThat(ForeignCode.isIn(index.resources().get("lib/native.so").get(0), Architecture.X86_64)).as(what).isEqualTo(onX86);
        assertThat(ForeignCode.isIn(index.resources().get("lib/native.so").get(0), Architecture.ARM64)).as(what).isEqualTo(onArm);
    }
}
