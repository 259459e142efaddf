package dev.shrink.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeMethodsTest {

    @Test
    void manglesNamesAsTheJvmLooksThemUp() {
        assertThat(NativeMethods.mangled("p/q_r/A$B")).isEqualTo("p_q_1r_A_00024B");
        assertThat(NativeMethods.mangled("ILjava/lang/String;[J")).isEqualTo("ILjava_lang_String_2_3J");
        assertThat(NativeMethods.mangled("äé")).isEqualTo("_000e4_000e9");
    }
}
