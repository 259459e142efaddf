package dev.shrink;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Holds the direction of dependencies between packages. */
class ArchitectureTest {

    private static final String ROOT = "dev.shrink";
    private static final Set<String> LOW = Set.of("model", "lambda", "config", "archive", "analysis", "rule");
    /** What each top-level package may use beside itself. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
        Map.entry("model", Set.of()),
        Map.entry("lambda", Set.of("model")),
        Map.entry("config", Set.of("model", "lambda")),
        Map.entry("archive", Set.of("model")),
        Map.entry("assembly", Set.of("model", "archive")),
        Map.entry("analysis", Set.of("model", "lambda", "config", "archive")),
        Map.entry("rule", Set.of("model", "lambda", "config", "archive", "analysis")),
        Map.entry("jvm", LOW),
        Map.entry("python", LOW),
        Map.entry("elf", LOW),
        Map.entry("files", LOW),
        Map.entry("plan", LOW),
        Map.entry("verify", with(LOW, "plan")),
        Map.entry("sbom", LOW),
        Map.entry("report", with(LOW, "plan", "verify", "sbom")));

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    @Test
    void packagesUseOnlyWhatIsBelowThem() {
        assertThat(forbidden(CLASSES)).isEmpty();
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheJvmPackageKnowsAsm() {
        assertThat(CLASSES.stream().filter(c -> !topLevel(c.getPackageName()).equals("jvm"))
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .filter(d -> d.getTargetClass().getPackageName().startsWith("org.objectweb.asm"))).isEmpty();
    }

    @Test
    void theRuleFiresOnAClassThatLooksUpwards() {
        JavaClasses looksUp = new ClassFileImporter().importClasses(dev.shrink.model.LooksUpwards.class);
        assertThat(forbidden(looksUp)).singleElement().asString().contains("model", "plan", "LooksUpwards");
    }

    private static Set<String> forbidden(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass from : classes) {
            String source = topLevel(from.getPackageName());
            Set<String> allowed = ALLOWED.get(source);
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = topLevel(dependency.getTargetClass().getPackageName());
                boolean ours = dependency.getTargetClass().getPackageName().startsWith(ROOT);
                boolean fine = !ours || source.equals(target) || source.isEmpty() || allowed != null && allowed.contains(target);
                if (!fine) {
                    found.add(source + " must not use " + target + ": " + dependency.getOriginClass().getName() + " uses " + dependency.getTargetClass().getName());
                }
            }
        }
        return found;
    }

    private static String topLevel(String packageName) {
        if (!packageName.startsWith(ROOT + ".")) {
            return "";
        }
        String rest = packageName.substring(ROOT.length() + 1);
        return List.of(rest.split("\\.")).get(0);
    }

    private static Set<String> with(Set<String> packages, String... more) {
        Set<String> all = new TreeSet<>(packages);
        all.addAll(List.of(more));
        return all;
    }
}
