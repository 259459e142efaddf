package dev.shrink.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and gives the terminal to those that ask for it. */
final class CommandFactory implements IFactory {

    private final IFactory usual = CommandLine.defaultFactory();
    private final Terminal terminal;

    CommandFactory(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> asking = Arrays.stream(type.getDeclaredConstructors())
            .filter(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {Terminal.class})).findFirst();
        return asking.isPresent() ? type.cast(asking.get().newInstance(terminal)) : usual.create(type);
    }
}
