package corpus;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.feel.FeelEngine;

/** A table of decisions, and expressions of FEEL. */
public final class Main {
    public static void main(String[] args) {
        var engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        var decision = engine.parseDecision("dish", Main.class.getResourceAsStream("/dish.dmn"));
        for (Map<String, Object> in : new Map[] {Map.of("season", "Winter", "guests", 4), Map.of("season", "Summer", "guests", 7), Map.of("season", "Winter", "guests", 40), Map.of("season", "Winter", "guests", "x")}) {
            try {
                System.out.println(engine.evaluateDecisionTable(decision, Variables.fromMap(in)).getResultList());
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
        FeelEngine feel = new FeelEngine.Builder().build();
        for (String text : new String[] {"1 + 2 * x", "for i in [1,2,3] return i * i", "date(\"2020-01-02\") + duration(\"P1D\")", "if x > 2 then \"a\" else \"b\"", "upper case(\"abc\")", "sort([3,1,2], function(a,b) a < b)", "{a: 1, b: a + 1}.b", "1 +", "nosuch(1)", "matches(\"foo\", \"^f\")"}) {
            var result = feel.evalExpression(text, Map.of("x", 5));
            System.out.println(result.isRight() ? String.valueOf(result.right().get()) : "failed: " + result.left().get());
        }
    }
}
