package dev.shrink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The manual page and the schema of {@code shrink.yaml} follow the table of settings. {@code -Ddocs.update=true} writes them anew. */
class SettingsDocsTest {

    private static final Path PAGE = Path.of("../docs/reference/settings.md");
    private static final Path SCHEMA = Path.of("../docs/shrink.schema.json");
    private static final Path EXAMPLE = Path.of("../docs/reference/shrink-yaml.md");
    private static final String POLICY = "/dev/shrink/config/policy.schema.json";

    @TempDir
    Path folder;

    @Test
    void theManualPageListsEverySetting() throws IOException {
        StringBuilder page = new StringBuilder("""
            # Settings

            One table, the same for every front end: `--name` on the command line, `name:` in `shrink.yaml`, `<name>` in camel case and `-Dshrink.name` in Maven.
            A later layer wins: default < `shrink.yaml` < POM < system property or command line. Messages name the origin of a value, such as `shrink.yaml:12`.
            Sizes are bytes, or a number with KB, MB, GB (powers of 1000) or KiB, MiB, GiB (powers of 1024). This page is generated.

            | setting | values | default | what it does |
            | --- | --- | --- | --- |
            """);
        for (Setting<?> s : SettingTable.all()) {
            page.append("| `").append(s.name()).append("` | ").append(s.type().label().replace("|", "\\|")).append(s.type().repeatable() ? ", repeatable" : "")
                .append(" | ").append(byDefault(s)).append(" | ").append(s.summary().replace("|", "\\|")).append(" |\n");
        }
        assertSame(PAGE, page.toString());
    }

    @Test
    void theSchemaHasEveryKey() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode schema = (ObjectNode) mapper.readTree(SettingsDocsTest.class.getResourceAsStream(POLICY));
        ObjectNode policy = (ObjectNode) schema.get("properties");
        assertThat(policy.fieldNames()).toIterable().containsExactlyElementsOf(PolicyReader.KEYS);
        Map<String, Object> properties = new LinkedHashMap<>();
        SettingTable.all().forEach(s -> properties.put(s.name(), property(s)));
        ObjectNode all = mapper.valueToTree(properties);
        all.set(ShrinkFile.FUNCTIONS, mapper.valueToTree(functions()));
        all.setAll(policy);
        schema.set("properties", all);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        assertSame(SCHEMA, mapper.writer(printer).writeValueAsString(schema) + "\n");
    }

    @Test
    void everyExampleOfTheManualIsValidAndCanBeRead() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(SCHEMA));
        List<String> examples = List.of(Files.readString(EXAMPLE).split("(?m)^```"));
        List<String> yaml = examples.stream().filter(e -> e.startsWith("yaml\n")).map(e -> e.substring(5)).toList();
        assertThat(yaml).isNotEmpty();
        for (String text : yaml) {
            String json = new YAMLMapper().readTree(text).toString();
            assertThat(schema.validate(json, InputFormat.JSON)).as(text).isEmpty();
            assertThat(ShrinkFile.read(Files.writeString(folder.resolve("shrink.yaml"), text)).settings()).isNotNull();
        }
        assertThat(schema.validate("{\"budgte\": 1}", InputFormat.JSON)).isNotEmpty();
    }

    private static Map<String, Object> functions() {
        Map<String, Object> properties = new LinkedHashMap<>();
        ShrinkFile.OF_FUNCTION.forEach(s -> properties.put(s.name(), property(s)));
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("type", "object");
        function.put("additionalProperties", false);
        function.put("properties", properties);
        Map<String, Object> functions = new LinkedHashMap<>();
        functions.put("description", "What is set for single functions of a deployment, by the function's name");
        functions.put("type", "object");
        functions.put("additionalProperties", function);
        return functions;
    }

    private static Map<String, Object> property(Setting<?> setting) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", setting.summary());
        if (setting.defaultValue() instanceof Boolean) {
            property.put("type", "boolean");
        } else if (setting.type().label().matches("[a-z0-9_]+(\\|[a-z0-9_]+)+")) {
            property.put("enum", List.of(setting.type().label().split("\\|")));
        } else if (setting.type().repeatable()) {
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("type", "array");
            list.put("items", Map.of("type", "string"));
            property.put("oneOf", List.of(Map.of("type", "string"), list));
        } else {
            property.put("type", List.of("string", "integer"));
        }
        return property;
    }

    private static String byDefault(Setting<?> setting) {
        Object value = setting.defaultValue();
        boolean nothing = value instanceof Collection<?> c && c.isEmpty() || value instanceof Optional<?> o && o.isEmpty();
        return nothing ? "–" : String.valueOf(value).toLowerCase(Locale.ROOT).replace(" b (", " B (").replace("mib", "MiB");
    }

    private static void assertSame(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).as("-Ddocs.update=true writes it anew").content().isEqualTo(expected);
    }
}
