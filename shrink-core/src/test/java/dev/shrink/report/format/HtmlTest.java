package dev.shrink.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.shrink.report.Report;
import dev.shrink.report.Report.FileSize;
import dev.shrink.report.SampleReport;
import dev.shrink.report.format.TreemapLayout.Box;

class HtmlTest {

    private static final Pattern DATA = Pattern.compile("id=\"data\">([^<]*)</script>");

    private final String page = Golden.rendered(new HtmlRenderer(), SampleReport.shrink());

    @Test
    void tellsWhatMattersWithoutScriptsAndStyles() {
        String plain = page.replaceAll("(?s)<script.*?</script>|<style>.*?</style>", "");
        assertThat(plain).contains("✗ failed", "220.0 MiB", "numpy 1.26.4", "BSD-3-Clause", "elf.symbols", "a test &amp; nothing imports it",
            "keep: [&quot;python/numpy/tests/test_a.py&quot;]", "keep: [&quot;com.x.&lt;Dead&gt;&quot;]", "libgfortran.so", "Class.forName(prefix + name)");
        assertThat(plain).doesNotContain("style=", "onclick");
    }

    @Test
    void loadsNothingAndEscapesNames() {
        assertThat(page).doesNotContain("src=", "@import", "url(http", "fetch(", "XMLHttpRequest", "<Dead>", "team <ml>");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }

    @Test
    void packsEveryFileWithItsBytes() throws IOException {
        JsonNode data = data(page);
        List<Long> bytes = new ArrayList<>();
        collect(data.get("tree"), bytes);
        assertThat(bytes.stream().mapToLong(Long::longValue).sum()).isEqualTo(SampleReport.shrink().totals().measure().unzippedBytesBefore());
        assertThat(data.get("reasons").get(0)).hasToString("[\"removed\",\"jvm.unreachable-classes\",\"no root reaches it, \\\"ever\\\"\",[]]");
    }

    @Test
    void staysUnderAMegabyteForFortyFiveThousandFiles() {
        Random random = new Random(7);
        List<FileSize> files = IntStream.range(0, 45_000).mapToObj(i -> new FileSize("fe", "lib/library-" + i / 600 + ".jar!/com/example/package" + i / 40 + "/SomeClassName" + random.nextInt(100_000) + ".class",
            "com.example:library-" + i / 600, random.nextInt(20_000), random.nextInt(20_000), i % 4)).toList();
        Report sample = SampleReport.shrink();
        Report many = new Report(Report.SCHEMA_VERSION, "shrink", sample.verdict(), sample.totals(), sample.functions(), sample.artifacts(), sample.components(), sample.groups(), sample.categories(), sample.rules(),
            sample.changes(), files, sample.anatomies(), sample.duplicates(), sample.baseline(), sample.dynamicSites(), sample.diagnostics());
        assertThat(Golden.rendered(new HtmlRenderer(), many).length()).isLessThan(1_000_000);
    }

    @Test
    void laysOutEveryAreaInProportionAndInside() {
        List<Long> sizes = List.of(600L, 300L, 60L, 30L, 9L, 1L);
        List<Box> boxes = TreemapLayout.layout(sizes, new Box(10, 20, 100, 50));
        for (int i = 0; i < sizes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(box.width() * box.height()).isCloseTo(sizes.get(i) * 5.0, within(0.001));
            assertThat(box.x()).isGreaterThanOrEqualTo(9.999);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(110.001);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(70.001);
        }
        assertThat(TreemapLayout.layout(List.of(), new Box(0, 0, 1, 1))).isEmpty();
    }

    private static JsonNode data(String page) throws IOException {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        byte[] packed = Base64.getDecoder().decode(matcher.group(1));
        return new ObjectMapper().readTree(new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(true)));
    }

    private static void collect(JsonNode items, List<Long> bytes) {
        for (JsonNode item : items) {
            if (item.size() == 2) {
                collect(item.get(1), bytes);
            } else {
                bytes.add(item.get(1).asLong());
            }
        }
    }
}
