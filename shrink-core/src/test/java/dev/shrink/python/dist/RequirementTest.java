package dev.shrink.python.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {
    private static final MarkerEnvironment PY38 = MarkerEnvironment.lambda("3.8", "x86_64");

    @Test
    void ordersVersionsAsPep440Does() {
        List<String> ascending = List.of("1.0.dev456", "1.0a1", "1.0a2.dev456", "1.0a12.dev456", "1.0a12", "1.0b1.dev456", "1.0b2", "1.0b2.post345.dev456",
                "1.0b2.post345", "1.0rc1.dev456", "1.0rc1", "1.0", "1.0+abc.5", "1.0+abc.7", "1.0+5", "1.0.post456.dev34", "1.0.post456", "1.0.15", "1.1.dev1", "1!0.1");
        List<Version> versions = ascending.stream().map(v -> Version.parse(v).orElseThrow()).toList();
        assertThat(versions.stream().sorted().toList()).isEqualTo(versions);
        for (int i = 0; i + 1 < versions.size(); i++) {
            assertThat(versions.get(i)).isLessThan(versions.get(i + 1));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"==1.4.*|1.4.9|true", "==1.4.*|1.5|false", "!=1.4.*|1.4|false", "~=2.2|2.9|true", "~=2.2|3.0|false", "~=2.2.1|2.3|false",
        ">=1.0|1.0+cpu|true", "==1.0|1.0+cpu|true", ">1.0|1.0.post1|false", "<2.0|2.0rc1|false", "===1.0|1.0.0|false", ">1.7|1.7.0.1|true", "==1.0.0|1|true"})
    void comparesVersionsWithClauses(String clause, String version, boolean accepted) {
        Requirement requirement = Requirement.parse("x " + clause).orElseThrow();
        assertThat(requirement.specifiers()).hasSize(1);
        assertThat(requirement.accepts(Version.parse(version).orElseThrow())).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"python_version < '3.9'|true", "python_version >= \"3.10\"|false", "sys_platform == 'win32'|false",
        "platform_machine in 'x86_64 aarch64'|true", "os_name == 'nt' or (python_version > '3' and platform_system != 'Windows')|true",
        "extra == 'test'|false", "python_implementation == 'CPython'|true", "'linux' in sys_platform|true", "platform_python_implementation not in 'PyPy'|true",
        "unheard_of == 'x'|true"})
    void evaluatesMarkersForTheTarget(String marker, boolean holds) {
        assertThat(Marker.parse(marker)).isPresent();
        assertThat(Requirement.parse("x; " + marker).orElseThrow().appliesTo(PY38)).isEqualTo(holds);
    }

    @Test
    void asksForExtrasByNormalisedName() {
        Requirement requirement = Requirement.parse("pytest>=7; extra == 'Dev_Tools'").orElseThrow();
        assertThat(requirement.appliesTo(PY38.withExtras(Set.of("dev-tools")))).isTrue();
        assertThat(requirement.appliesTo(PY38.withExtras(Set.of("docs")))).isFalse();
    }

    @Test
    void readsOldAndOddSpellings() {
        assertThat(Requirement.parse("Foo.Bar_baz (>=1.0,<2) ; python_version<'3'").orElseThrow().name()).isEqualTo("foo-bar-baz");
        Requirement direct = Requirement.parse("lib[a, B] @ file:///x#egg=lib ; os_name == 'posix'").orElseThrow();
        assertThat(direct.url()).contains("file:///x#egg=lib");
        assertThat(direct.extras()).containsExactly("a", "b");
        assertThat(direct.marker()).isPresent();
        assertThat(Requirement.parse("???")).isEmpty();
        assertThat(Marker.parse("python_version <")).isEmpty();
        assertThat(Marker.parse("(".repeat(5000) + "os_name == 'x'")).isEmpty();
    }

    @Test
    void writesPackageUrls() {
        assertThat(PackageName.purl("Typing_Extensions", "4.1")).isEqualTo("pkg:pypi/typing-extensions@4.1");
        assertThat(PackageName.purl("torch", "2.0+cpu")).isEqualTo("pkg:pypi/torch@2.0%2Bcpu");
    }

    @ParameterizedTest
    @CsvSource({"cp38-cp38-manylinux1_x86_64,8,x86_64,true", "cp38-cp38-manylinux1_x86_64,9,x86_64,false", "cp37-abi3-manylinux2014_aarch64,12,aarch64,true",
        "cp37-abi3-manylinux2014_aarch64,12,x86_64,false", "py2.py3-none-any,13,x86_64,true", "cp311-cp311-macosx_11_0_arm64,11,aarch64,false",
        "cp311-cp311-musllinux_1_2_x86_64,11,x86_64,false", "py3-none-manylinux2014_x86_64,8,x86_64,true"})
    void knowsWhichWheelsFit(String tag, int minor, String machine, boolean fits) {
        assertThat(WheelTag.expand(tag)).isNotEmpty();
        assertThat(new WheelFile("", false, WheelTag.expand(tag)).fits(minor, machine)).isEqualTo(fits);
    }
}
