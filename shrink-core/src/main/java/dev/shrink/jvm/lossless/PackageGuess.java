package dev.shrink.jvm.lossless;

import java.util.List;

import dev.shrink.model.Component;

/**
 * Guesses from names of folders whether they are a component's: its packages begin like its group and have words of its artifact's name.
 *
 * @param group parts of the group
 * @param words words of the artifact's name
 */
record PackageGuess(Component component, List<String> group, List<String> words) {

    static PackageGuess of(Component component) {
        String group = component.name().substring(0, component.name().indexOf(':'));
        return new PackageGuess(component, List.of(group.split("\\.")), List.of(MavenComponents.artifactId(component).split("[-._]")));
    }

    /** How well a folder fits; 0 if it does not. Of several that fit, longer names need more words in common. */
    int score(String[] folder) {
        int common = 0;
        while (common < group.size() && common < folder.length && group.get(common).equals(folder[common])) {
            common++;
        }
        if (common < Math.min(2, group.size())) {
            return 0;
        }
        int hits = 0;
        for (String word : words) {
            for (int i = 1; i < folder.length; i++) {
                hits += folder[i].equals(word) || folder[i].equals(word + "s") || word.equals(folder[i] + "s") ? 1 : 0;
            }
        }
        return Math.max(0, common * 10 + hits * 3 - words.size());
    }
}
