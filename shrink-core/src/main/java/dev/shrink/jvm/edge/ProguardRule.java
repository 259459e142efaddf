package dev.shrink.jvm.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One keep rule in ProGuard's syntax (ProGuard manual, "Class specifications"), as far as it says what must stay. What this reader does not
 * understand of a rule makes it keep more, never less.
 *
 * @param classes pattern over internal names
 * @param ancestor pattern of the class after {@code extends} or {@code implements}; matches all where there is none
 * @param always whether the classes themselves stay; otherwise only the members of classes that stay anyway
 * @param members patterns over member names; empty for no members
 */
record ProguardRule(Pattern classes, Pattern ancestor, boolean always, List<Pattern> members) {
    private static final Pattern ANYTHING = Pattern.compile(".*");
    private static final Pattern RULE = Pattern.compile(
            "-(keep\\w*)(?:\\s*,\\s*\\w+)*\\s+([^;{}\\-]*?(?:class|interface|enum)\\s+)([^\\s{};]+)([^{};\\-]*)(\\{[^}]*\\})?");
    private static final Pattern PARENT = Pattern.compile("(?:extends|implements)\\s+(?:@\\S+\\s+)?([\\w.*?$]+)");
    private static final Pattern MEMBER = Pattern.compile("([\\w$*?<>]+)\\s*(?:\\(|$)");

    static List<ProguardRule> parse(String text) {
        List<ProguardRule> rules = new ArrayList<>();
        Matcher matcher = RULE.matcher(text.replaceAll("(?m)#.*$", "").replaceAll("\\s+", " "));
        while (matcher.find()) {
            boolean always = !matcher.group(1).startsWith("keepclassmember");
            if (matcher.group(1).startsWith("keepattributes") || matcher.group(1).startsWith("keepdirectories")) {
                continue;
            }
            Matcher parent = PARENT.matcher(matcher.group(4));
            Pattern ancestor = parent.find() ? ClassPatterns.compile(parent.group(1)) : ANYTHING;
            for (String name : matcher.group(3).split(",")) {
                if (!name.startsWith("!")) {
                    rules.add(new ProguardRule(classPattern(name), ancestor, always, members(matcher.group(5))));
                }
            }
        }
        return rules;
    }

    private static Pattern classPattern(String name) {
        return name.equals("*") ? ANYTHING : ClassPatterns.compile(name);
    }

    private static List<Pattern> members(String braces) {
        List<Pattern> patterns = new ArrayList<>();
        String body = braces == null ? "" : braces.substring(1, braces.length() - 1);
        for (String part : body.split(";")) {
            String member = part.replaceAll("@\\S+", "").trim();
            if (member.isEmpty()) {
                continue;
            }
            Matcher name = MEMBER.matcher(member);
            if (member.equals("*") || !name.find() || member.contains("<fields>") || member.contains("<methods>")) {
                patterns.add(ANYTHING);
            } else if (name.group(1).equals("<init>") || !name.group(1).contains("<")) {
                patterns.add(ClassPatterns.compile(name.group(1)));
            } else {
                patterns.add(ANYTHING);
            }
        }
        return List.copyOf(patterns);
    }

    boolean keepsMember(String name) {
        return members.stream().anyMatch(p -> p.matcher(name).matches());
    }

    /** Whether the class pattern is so wide that, in a library's own rules, it speaks of the user's classes. */
    boolean isOpen() {
        return classes.pattern().startsWith(".*") || classes.pattern().startsWith("[^/]*");
    }
}
