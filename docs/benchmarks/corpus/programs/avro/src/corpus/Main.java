package corpus;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.reflect.ReflectData;

public class Main {
    public static class Pojo {
        String name;
        List<Integer> values;
    }

    public static void main(String[] args) throws Exception {
        Schema schema = new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"d\",\"type\":{\"type\":\"int\",\"logicalType\":\"date\"}},{\"name\":\"u\",\"type\":[\"null\",\"string\"]}]}");
        GenericData.Record record = new GenericData.Record(schema);
        record.put("a", 5);
        record.put("d", 100);
        record.put("u", "text");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(schema).write(record, encoder);
        encoder.flush();
        System.out.println(new GenericDatumReader<GenericData.Record>(schema).read(null, DecoderFactory.get().binaryDecoder(out.toByteArray(), null)));
        System.out.println(ReflectData.get().getSchema(Pojo.class).toString(true));
    }
}
