package corpus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

public class Main {
    public static void main(String[] args) throws Exception {
        Map<String, Object> common = Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", "300", "key.serializer", "org.apache.kafka.common.serialization.StringSerializer",
                "value.serializer", "org.apache.kafka.common.serialization.LongSerializer", "compression.type", "gzip", "security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"a\" password=\"b\";");
        try (KafkaProducer<String, Long> producer = new KafkaProducer<>(common)) {
            producer.send(new ProducerRecord<>("t", "k", 5L)).get();
        } catch (Exception e) {
            System.out.println(e.getClass().getName() + " " + e.getMessage());
        }
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", "127.0.0.1:1", "group.id", "g", "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer", "partition.assignment.strategy", "org.apache.kafka.clients.consumer.RoundRobinAssignor"))) {
            consumer.subscribe(List.of("t"));
            System.out.println(consumer.poll(Duration.ofMillis(100)).count());
        }
        MockProducer<String, String> mock = new MockProducer<>(true, new StringSerializer(), new StringSerializer());
        System.out.println(mock.send(new ProducerRecord<>("t", "k", "v")).get().offset() + " " + mock.history().get(0).value());
        MockConsumer<String, String> consumer = new MockConsumer<>(OffsetResetStrategy.EARLIEST);
        TopicPartition partition = new TopicPartition("t", 0);
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.addRecord(new ConsumerRecord<>("t", 0, 0, "k", "v"));
        consumer.poll(Duration.ZERO).forEach(r -> System.out.println(r.key() + r.value()));
        try {
            new KafkaProducer<>(Map.of("bootstrap.servers", "x", "key.serializer", "no.Such"));
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}
