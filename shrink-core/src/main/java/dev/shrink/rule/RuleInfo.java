package dev.shrink.rule;

import dev.shrink.model.Safety;

/**
 * What users see of a rule.
 *
 * @param id      stable identifier, {@code ecosystem.topic}; its page is {@code docs/rules/<id>.md}
 * @param stage   when it runs
 * @param safety  how sure it is
 * @param summary one sentence: what it takes away or keeps
 */
public record RuleInfo(String id, Stage stage, Safety safety, String summary) { }
