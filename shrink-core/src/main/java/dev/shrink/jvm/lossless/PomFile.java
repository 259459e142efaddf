package dev.shrink.jvm.lossless;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.parsers.ParserConfigurationException;

import org.xml.sax.SAXException;

import dev.shrink.analysis.Facts;
import dev.shrink.analysis.PomElement;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;

/**
 * What an embedded {@code pom.xml} tells.
 *
 * @param requirements {@code group:artifact} of dependencies that are there when it runs
 * @param licences     names of licences
 */
record PomFile(List<String> requirements, List<String> licences) {

    static Optional<PomFile> read(Entry entry, Facts facts) {
        try (InputStream in = entry.content().open()) {
            PomElement project = PomElement.project(in);
            List<String> requirements = new ArrayList<>();
            for (PomElement dependency : grandChildren(project, "dependencies", "dependency")) {
                String scope = dependency.text("scope");
                boolean there = (scope.isEmpty() || scope.equals("compile") || scope.equals("runtime")) && !dependency.text("optional").equals("true");
                if (there) {
                    requirements.add(group(dependency.text("groupId"), project) + ":" + dependency.text("artifactId"));
                }
            }
            List<String> licences = grandChildren(project, "licenses", "license").stream().map(licence -> licence.text("name")).filter(name -> !name.isEmpty()).toList();
            return Optional.of(new PomFile(requirements, licences));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            facts.tell(Diagnostic.note("jvm.pom", entry.path().qualified(), "the embedded POM cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static String group(String text, PomElement project) {
        if (!text.equals("${project.groupId}") && !text.equals("${pom.groupId}")) {
            return text;
        }
        String own = project.text("groupId");
        return own.isEmpty() ? project.children("parent").stream().findFirst().map(parent -> parent.text("groupId")).orElse("") : own;
    }

    private static List<PomElement> grandChildren(PomElement element, String child, String grandChild) {
        return element.children(child).stream().flatMap(c -> c.children(grandChild).stream()).toList();
    }
}
