package corpus;

import org.apache.pekko.actor.typed.*;
import org.apache.pekko.actor.typed.javadsl.*;
import org.apache.pekko.stream.javadsl.*;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

public final class Main {
    sealed interface Command {}

    record Add(int n) implements Command {}

    record Get(ActorRef<Integer> to) implements Command {}

    record Fail(String why) implements Command {}

    static Behavior<Command> counter(int sum) {
        return Behaviors.receive(Command.class)
                .onMessage(Add.class, a -> counter(sum + a.n()))
                .onMessage(
                        Get.class,
                        g -> {
                            g.to().tell(sum);
                            return Behaviors.same();
                        })
                .onMessage(
                        Fail.class,
                        f -> {
                            throw new IllegalStateException(f.why());
                        })
                .build();
    }

    public static void main(String[] args) throws Exception {
        ActorSystem<Command> s =
                ActorSystem.create(
                        Behaviors.supervise(counter(0)).onFailure(SupervisorStrategy.restart()),
                        "sum");
        for (int i = 1; i <= 10; i++) s.tell(new Add(i));
        CompletionStage<Integer> r =
                AskPattern.ask(s, Get::new, Duration.ofSeconds(3), s.scheduler());
        System.out.println(r.toCompletableFuture().get());
        s.tell(new Fail("x"));
        System.out.println(
                AskPattern.<Command, Integer>ask(s, Get::new, Duration.ofSeconds(3), s.scheduler())
                        .toCompletableFuture()
                        .get());
        System.out.println(
                Source.range(1, 20)
                        .filter(x -> x % 3 == 0)
                        .map(x -> x * x)
                        .grouped(2)
                        .runWith(Sink.seq(), s)
                        .toCompletableFuture()
                        .get());
        try {
            Source.from(List.of(1, 0))
                    .map(x -> 1 / x)
                    .runWith(Sink.ignore(), s)
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause());
        }
        s.terminate();
        s.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
        System.out.println("down");
    }
}
