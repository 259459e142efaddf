package dev.shrink.python.bytecode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceHashTest {
    @ParameterizedTest
    @CsvSource({"8,3413,ea246570bf8af08d", "11,3495,419bda6d14b27aec", "13,3571,ded85e74db3c9f95"})
    void hashesAsCPythonDoes(int minor, int magic, String hex) {
        long hash = SourceHash.of(magic, minor, "hello world, import x".getBytes(UTF_8));
        assertThat(Long.reverseBytes(hash)).isEqualTo(Long.parseUnsignedLong(hex, 16));
    }
}
