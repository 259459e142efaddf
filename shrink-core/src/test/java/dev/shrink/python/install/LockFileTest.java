package dev.shrink.python.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrink.model.Diagnostic;
import dev.shrink.model.ShrinkException.BadArtifact;
import dev.shrink.python.dist.MarkerEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    @TempDir
    Path folder;
    private final List<Diagnostic> told = new ArrayList<>();

    private List<String> pins(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return LockFile.read(file, MarkerEnvironment.lambda("3.13", "x86_64"), told::add).stream().map(pin -> pin.line(true)).toList();
    }

    @Test
    void takesPoetrysMainGroupWhereItsMarkersHold() throws IOException {
        assertThat(pins("poetry.lock", """
                [[package]]
                name = "a"
                version = "1.0"
                optional = false
                groups = ["main", "dev"]
                files = [{file = "a.whl", hash = "sha256:aa"}, {file = "a.tar.gz", hash = "sha256:bb"}]
                [[package]]
                name = "win"
                version = "1.0"
                optional = false
                groups = ["main"]
                markers = "sys_platform == \\"win32\\""
                [[package]]
                name = "split"
                version = "2.0"
                optional = false
                groups = ["main", "dev"]
                markers = {main = "python_version >= \\"3.9\\"", dev = "python_version < \\"3\\""}
                [[package]]
                name = "extra"
                version = "1.0"
                optional = true
                groups = ["main"]
                [[package]]
                name = "pytest"
                version = "8.0"
                optional = false
                groups = ["dev"]
                """)).containsExactly("a==1.0 --hash=sha256:aa --hash=sha256:bb", "split==2.0");
        assertThat(told).isEmpty();
    }

    @Test
    void saysThatAnOldPoetryLockDoesNotTellGroups() throws IOException {
        assertThat(pins("poetry.lock", "[[package]]\nname = \"a\"\nversion = \"1\"\noptional = false\n")).containsExactly("a==1");
        assertThat(told).extracting(Diagnostic::code).containsExactly("python.lock-groups");
    }

    @Test
    void walksUvsGraphFromTheProjectAlongMarkersAndExtras() throws IOException {
        assertThat(pins("uv.lock", """
                version = 1
                [[package]]
                name = "project"
                version = "0.1"
                source = { virtual = "." }
                dependencies = [{ name = "a", extra = ["fast"] }, { name = "win", marker = "sys_platform == 'win32'" },
                    { name = "forked", version = "2.0", marker = "python_full_version >= '3.12'" }, { name = "forked", version = "1.0", marker = "python_full_version < '3.12'" }]
                [package.dev-dependencies]
                dev = [{ name = "pytest" }]
                [[package]]
                name = "a"
                version = "1.0"
                source = { registry = "r" }
                dependencies = [{ name = "b" }]
                wheels = [{ url = "u", hash = "sha256:aa" }]
                [package.optional-dependencies]
                fast = [{ name = "c" }]
                [[package]]
                name = "b"
                version = "1"
                source = { registry = "r" }
                wheels = [{ url = "u", hash = "sha256:bb" }]
                [[package]]
                name = "c"
                version = "1"
                source = { registry = "r" }
                wheels = [{ url = "u", hash = "sha256:cc" }]
                [[package]]
                name = "forked"
                version = "1.0"
                source = { registry = "r" }
                wheels = [{ url = "u", hash = "sha256:f1" }]
                [[package]]
                name = "forked"
                version = "2.0"
                source = { registry = "r" }
                wheels = [{ url = "u", hash = "sha256:f2" }]
                [[package]]
                name = "win"
                version = "1"
                source = { registry = "r" }
                [[package]]
                name = "pytest"
                version = "8"
                source = { registry = "r" }
                """)).containsExactlyInAnyOrder("a==1.0 --hash=sha256:aa", "b==1 --hash=sha256:bb", "c==1 --hash=sha256:cc", "forked==2.0 --hash=sha256:f2");
    }

    @Test
    void readsPylockOfPep751() throws IOException {
        assertThat(pins("pylock.toml", """
                lock-version = "1.0"
                [[packages]]
                name = "a"
                version = "1.0"
                wheels = [{ name = "a-1.0-py3-none-any.whl", hashes = { sha256 = "aa" } }]
                [[packages]]
                name = "win"
                version = "1.0"
                marker = "sys_platform == 'win32'"
                wheels = [{ name = "w", hashes = { sha256 = "bb" } }]
                """)).containsExactly("a==1.0 --hash=sha256:aa");
    }

    @Test
    void refusesWhatIsLockedToASource() {
        String text = "[[packages]]\nname = \"a\"\nversion = \"1.0\"\n[packages.vcs]\ntype = \"git\"\n";
        assertThatThrownBy(() -> pins("pylock.toml", text)).isInstanceOfSatisfying(BadArtifact.class, e -> assertThat(e.explain()).contains("a is locked to a source (vcs)", "pip wheel"));
        String git = "[[package]]\nname = \"a\"\nversion = \"1\"\noptional = false\ngroups = [\"main\"]\n[package.source]\ntype = \"git\"\n";
        assertThatThrownBy(() -> pins("poetry.lock", git)).hasMessageContaining("git");
    }

    @Test
    void saysThatTheTextIsNoToml() {
        assertThatThrownBy(() -> pins("uv.lock", "[[package\n")).isInstanceOfSatisfying(BadArtifact.class, e -> assertThat(e.code()).isEqualTo("python.lock"));
    }
}
