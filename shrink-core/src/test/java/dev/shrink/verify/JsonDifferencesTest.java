package dev.shrink.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import dev.shrink.model.ShrinkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDifferencesTest {

    private static List<String> places(String left, String right, String... masks) {
        return JsonDifferences.between(left, right, Masks.of(List.of(masks))).stream().map(JsonDifferences.Place::pointer).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\":1,\"b\":[2]} | {\"b\":[2],\"a\":1}",
        "1.50 | 1.5",
        "{\"body\":\"{\\\"x\\\":1,\\\"y\\\":2}\"} | {\"body\":\"{ \\\"y\\\":2, \\\"x\\\":1 }\"}",
        "\"java.lang.Object@1f2e3d4c\" | \"java.lang.Object@4c3d2e1f\"",
        "\"<app.Thing object at 0x7f00aa>\" | \"<app.Thing object at 0x7f11bb>\"",
        "no json | no json",
        "NaN | NaN"})
    void takesTextsOfTheSameMeaningAsEqual(String left, String right) {
        assertThat(places(left, right)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\":1} | {\"a\":1.0} | /a",
        "{\"a\":0.1} | {\"a\":0.10000000000000001} | /a",
        "{\"a\":null} | {} | /a",
        "[1,2] | [2,1] | /0",
        "{\"x/y\":\"1\"} | {\"x/y\":1} | /x~1y",
        "{\"body\":\"{\\\"x\\\":1}\"} | {\"body\":\"{\\\"x\\\":2}\"} | /body/x",
        "{\"body\":\"{\\\"x\\\":1}\"} | {\"body\":\"oops\"} | /body"})
    void findsWhatIsNotTheSame(String left, String right, String pointer) {
        assertThat(places(left, right)).first().isEqualTo(pointer);
    }

    @Test
    void leavesOutWhatMasksCover() {
        String left = "{\"time\":1,\"items\":[{\"id\":\"a1\",\"n\":1},{\"id\":\"b2\",\"n\":2}],\"deep\":{\"er\":{\"id\":3}},\"text\":\"took 12 ms\"}";
        String right = "{\"time\":2,\"items\":[{\"id\":\"c3\",\"n\":1},{\"id\":\"d4\",\"n\":9}],\"deep\":{\"er\":{\"id\":4}},\"text\":\"took 7 ms\"}";

        assertThat(places(left, right, "/time", "/items/*/id", "/deep/**/id", "~\\d+ ms")).containsExactly("/items/1/n");
        assertThat(places(left, right, "/time", "/**/id", "~took.*")).containsExactly("/items/1/n");
    }

    @Test
    void showsLongTextsAroundTheirFirstDifference() {
        JsonDifferences.Place place = JsonDifferences.between("x".repeat(5000) + "left", "x".repeat(5000) + "right", Masks.of(List.of())).get(0);

        assertThat(place.left()).hasSizeLessThan(60).endsWith("left\"");
        assertThat(place.right()).endsWith("right\"");
    }

    @Test
    void refusesMasksThatMeanNothing() {
        assertThatThrownBy(() -> Masks.of(List.of("time"))).isInstanceOf(ShrinkException.BadRequest.class).hasMessageContaining("no mask");
        assertThatThrownBy(() -> Masks.of(List.of("~("))).isInstanceOf(ShrinkException.BadRequest.class).hasMessageContaining("no regular expression");
    }
}
