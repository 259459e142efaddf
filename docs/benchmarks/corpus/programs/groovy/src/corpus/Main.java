package corpus;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;

public class Main {
    public static void main(String[] args) {
        Binding binding = new Binding();
        binding.setVariable("n", 5);
        GroovyShell shell = new GroovyShell(binding);
        System.out.println(shell.evaluate("(1..n).collect { it * it }.findAll { it % 2 == 1 }.sum()"));
        System.out.println(shell.evaluate("class P { String name; int age }\n def p = new P(name: 'x', age: 3)\n \"${p.name.toUpperCase()} ${p.age + n}\".toString()"));
        System.out.println(shell.evaluate("new groovy.json.JsonSlurper().parseText('{\"a\": [1, 2, {\"b\": true}]}').a[2].b"));
        try {
            shell.evaluate("'x'.nope()");
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}
