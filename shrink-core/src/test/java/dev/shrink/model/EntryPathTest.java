package dev.shrink.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryPathTest {

    private final EntryPath jar = EntryPath.of("fe", "lib/a.jar");

    @Test
    void printsArchivesFromTheOutsideIn() {
        assertThat(jar.inside("in/b.jar").inside("com/x/Foo.class")).hasToString("lib/a.jar!/in/b.jar!/com/x/Foo.class");
        assertThat(jar.inside("x").qualified()).isEqualTo("fe:lib/a.jar!/x");
    }

    @Test
    void knowsItsPlace() {
        EntryPath path = jar.inside("com/x/Foo.class");
        assertThat(path.depth()).isEqualTo(1);
        assertThat(path.fileName()).isEqualTo("Foo.class");
        assertThat(path.folder()).isEqualTo("com/x/");
        assertThat(path.container()).isEqualTo("lib/a.jar");
        assertThat(path.sibling("other")).isEqualTo(jar.inside("other"));
    }

    @Test
    void differsBetweenArtifacts() {
        assertThat(EntryPath.of("fe", "x")).isNotEqualTo(EntryPath.of("ml", "x"));
        assertThat(EntryPath.of("fe", "x")).isLessThan(EntryPath.of("ml", "a"));
    }
}
