package dev.shrink.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import dev.shrink.config.Setting;
import dev.shrink.config.SettingTable;

/** Holds the parameters of the goals, as the plugin's descriptor has them, against the table of settings. */
class ParametersTest {

    private static final List<String> GOALS = List.of("package", "audit", "check", "why", "verify", "trace");

    @Test
    void everySettingIsAParameterOfEveryGoalUnderItsOwnNameAndProperty() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        SettingTable.all().forEach(setting -> expected.put(setting.camelName(), "${shrink." + setting.camelName() + "}"));

        for (String goal : GOALS) {
            assertThat(properties(goal)).describedAs(goal).containsAllEntriesOf(expected);
        }
    }

    @Test
    void helpSaysOfASettingWhatTheTableSays() throws Exception {
        Map<String, String> descriptions = descriptions("package");

        for (Setting<?> setting : SettingTable.all()) {
            assertThat(descriptions.get(setting.camelName())).describedAs(setting.name()).isEqualTo(setting.summary() + ".");
        }
    }

    @Test
    void everyPropertyIsCalledLikeItsParameterOrDocumentedOtherwise() throws Exception {
        Map<String, String> otherwise = Map.of("artifacts", "${shrink.artifact}", "artifactLayers", "${shrink.layer}");

        properties("package").forEach((name, property) -> assertThat(property).isEqualTo(otherwise.getOrDefault(name, "${shrink." + name + "}")));
    }

    @Test
    void valuesReachTheSettingThatTheyAreNamedAfter() throws Exception {
        PackageMojo mojo = new PackageMojo();
        var session = SettingParameters.class.getDeclaredField("session");
        session.setAccessible(true);
        session.set(mojo, new org.apache.maven.execution.MavenSession(null, new org.apache.maven.execution.DefaultMavenExecutionRequest(), null, List.of()));
        List<String> lost = new ArrayList<>();
        for (Setting<?> setting : SettingTable.all()) {
            var field = SettingParameters.class.getDeclaredField(setting.camelName());
            field.setAccessible(true);
            String sample = sample(setting);
            field.set(mojo, field.getType() == List.class ? List.of(sample) : sample);
            if (!mojo.parameters().isSet(setting) || !mojo.parameters().origin(setting).equals("<" + setting.camelName() + "> in pom.xml")) {
                lost.add(setting.name());
            }
            field.set(mojo, null);
            assertThat(mojo.parameters().isSet(setting)).describedAs(setting.name() + " when unset").isFalse();
        }

        assertThat(lost).isEmpty();
    }

    private static String sample(Setting<?> setting) {
        return switch (setting.type().label()) {
            case "true|false" -> "true";
            case "N" -> "3";
            case "SIZE" -> "1MiB";
            case "1%|512KiB" -> "2%";
            case "RUNTIME" -> "java21";
            case "TEXT" -> "text";
            default -> setting.type().label().split("\\|")[0];
        };
    }

    private static Map<String, String> descriptions(String goal) throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (Element parameter : elements(mojo(goal), "parameter")) {
            NodeList description = parameter.getElementsByTagName("description");
            if (description.getLength() > 0) {
                found.put(text(parameter, "name"), description.item(0).getTextContent());
            }
        }
        return found;
    }

    private static Map<String, String> properties(String goal) throws Exception {
        Map<String, String> found = new TreeMap<>();
        Element configuration = elements(mojo(goal), "configuration").get(0);
        for (Element parameter : elements(configuration, "*")) {
            if (parameter.getTextContent().startsWith("${shrink.")) {
                found.put(parameter.getTagName(), parameter.getTextContent());
            }
        }
        return found;
    }

    private static Element mojo(String goal) throws Exception {
        try (InputStream in = PackageMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            return elements(document.getDocumentElement(), "mojo").stream().filter(mojo -> text(mojo, "goal").equals(goal)).findFirst().orElseThrow();
        }
    }

    private static String text(Element parent, String tag) {
        return parent.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String tag) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
