package corpus;

import io.vavr.collection.List;
import io.vavr.control.Try;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

public class Main {
    public static void main(String[] args) {
        System.out.println(Flux.range(1, 5).publishOn(Schedulers.boundedElastic()).map(x -> x * x).filter(x -> x % 2 == 1).collectList().block());
        System.out.println(Flux.just(1, 0).map(x -> 1 / x).onErrorReturn(-1).collectList().block());
        System.out.println(List.of(3, 1, 2).sorted().zipWithIndex());
        System.out.println(Try.of(() -> Integer.parseInt("x")).recover(e -> 0).get());
    }
}
