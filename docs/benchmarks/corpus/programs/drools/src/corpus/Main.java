package corpus;

import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

import java.util.*;

public final class Main {
    public static class Loan {
        private final int amount;
        private String state = "new";

        public Loan(int amount) {
            this.amount = amount;
        }

        public int getAmount() {
            return amount;
        }

        public String getState() {
            return state;
        }

        public void setState(String s) {
            state = s;
        }
    }

    public static void main(String[] args) {
        String drl =
                "package rules\n"
                    + "import corpus.Main.Loan\n"
                    + "global java.util.List log\n"
                    + "rule small when $l : Loan(amount < 100, state == 'new') then modify($l) {"
                    + " setState('ok') } log.add('small ' + $l.getAmount()); end\n"
                    + "rule big salience 5 when $l : Loan(amount >= 100, state == 'new') then"
                    + " modify($l) { setState('ask') } log.add(\"big \" + $l.getAmount()); end\n"
                    + "rule sum when accumulate( Loan( $a : amount ); $t : sum($a); $t > 200 ) then"
                    + " log.add('sum'); end\n"
                    + "query asked Loan($n : amount, state == 'ask') end\n";
        KieSession s = new KieHelper().addContent(drl, ResourceType.DRL).build().newKieSession();
        List<String> log = new ArrayList<>();
        s.setGlobal("log", log);
        for (int a : new int[] {50, 150, 99, 100}) s.insert(new Loan(a));
        System.out.println(s.fireAllRules());
        log.forEach(System.out::println);
        s.getQueryResults("asked").forEach(r -> System.out.println(r.get("$n")));
        s.dispose();
        try {
            new KieHelper().addContent("rule x when Foo( then end", ResourceType.DRL).build();
        } catch (RuntimeException e) {
            System.out.println(
                    e.getClass().getName() + " " + String.valueOf(e.getMessage()).lines().count());
        }
    }
}
