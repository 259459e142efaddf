package dev.shrink.report.format;

import java.util.List;

import dev.shrink.report.Category;

/** One colour for each kind of content, told apart also by people who see no red or no green; the style sheet has others for dark mode. */
final class HtmlPalette {

    private static final List<String> FILLS = List.of("#9aa5b1", "#3d7ab8", "#d9822b", "#f0c063", "#a7c957", "#4f9d69", "#86bda0", "#b07aa1", "#c9b8a8");

    private HtmlPalette() { }

    static String fill(Category category) {
        return FILLS.get(category.ordinal() % FILLS.size());
    }
}
