package corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.auto.value.AutoValue;
import java.util.List;
import org.immutables.value.Value;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** What annotation processors generate, found by composed names or called. */
public final class Main {
    public static final class Car {
        public String make;
        public int seats;

        public String getMake() { return make; }

        public void setMake(String make) { this.make = make; }

        public int getSeats() { return seats; }

        public void setSeats(int seats) { this.seats = seats; }
    }

    public record CarView(String brand, String seats) {
    }

    @Mapper
    public interface CarMapper {
        @Mapping(source = "make", target = "brand")
        CarView view(Car car);

        List<CarView> views(List<Car> cars);
    }

    @Value.Immutable
    @JsonSerialize(as = ImmutablePoint.class)
    @JsonDeserialize(as = ImmutablePoint.class)
    public interface Point {
        int x();

        @Value.Default
        default int y() {
            return 9;
        }

        List<String> tags();
    }

    @AutoValue
    public abstract static class Money {
        public abstract String currency();

        public abstract long amount();

        public static Money of(String currency, long amount) {
            return new AutoValue_Main_Money(currency, amount);
        }
    }

    public static void main(String[] args) throws Exception {
        Car car = new Car();
        car.setMake("m");
        car.setSeats(4);
        System.out.println(Mappers.getMapper(CarMapper.class).view(car) + " " + Mappers.getMapper(CarMapper.class).views(List.of(car, car)).size());
        ObjectMapper json = new ObjectMapper();
        Point point = ImmutablePoint.builder().x(1).addTags("t").build();
        System.out.println(json.writeValueAsString(point) + json.readValue("{\"x\":5,\"tags\":[\"a\"]}", Point.class));
        try {
            json.readValue("{\"y\":5}", Point.class);
        } catch (Exception e) {
            System.out.println(e);
        }
        System.out.println(Money.of("EUR", 5) + " " + Money.of("EUR", 5).equals(Money.of("EUR", 5)));
    }
}
