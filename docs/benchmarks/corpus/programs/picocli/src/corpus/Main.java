package corpus;

import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "tool", mixinStandardHelpOptions = true, version = "1", subcommands = {Main.Sub.class, CommandLine.HelpCommand.class})
public class Main implements Callable<Integer> {
    @Option(names = "-n", defaultValue = "3", description = "count ${DEFAULT-VALUE}") int n;
    @Option(names = "--unit") TimeUnit unit;
    @Parameters(arity = "0..*") List<File> files;

    @Command(name = "sub")
    static class Sub implements Runnable {
        @Option(names = "--url") java.net.URI url;
        public void run() { System.out.println("sub " + url); }
    }

    @Override public Integer call() { System.out.println(n + " " + unit + " " + files); return 7; }

    public static void main(String[] args) {
        for (String line : new String[] {"-n 5 --unit SECONDS a b", "sub --url http://x/y", "--help", "-n x", "sub --nope", "help sub", "--version"}) {
            System.out.println(new CommandLine(new Main()).setErr(new java.io.PrintWriter(System.out, true)).setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF)).execute(line.split(" ")));
        }
    }
}
