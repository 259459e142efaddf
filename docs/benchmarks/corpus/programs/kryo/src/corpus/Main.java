package corpus;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.builder.ToStringStyle;
import org.apache.commons.lang3.mutable.MutableInt;
import org.apache.commons.lang3.tuple.Pair;

public class Main {
    public static class Data {
        public String name = "n";
        public List<Integer> values = new ArrayList<>(List.of(1, 2));
    }

    public static void main(String[] args) throws Exception {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(false);
        Output output = new Output(100, -1);
        kryo.writeClassAndObject(output, new Data());
        Data copy = (Data) kryo.readClassAndObject(new Input(output.toBytes()));
        System.out.println(ToStringBuilder.reflectionToString(copy, ToStringStyle.SHORT_PREFIX_STYLE));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(Pair.of("a", new MutableInt(5)));
        }
        System.out.println(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject());
        System.out.println(new String(Zstd.decompress(Zstd.compress("hello".getBytes()), 5)));
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (var stream = new CompressorStreamFactory().createCompressorOutputStream("bzip2", gz)) {
            stream.write("compressed".getBytes());
        }
        System.out.println(new String(new CompressorStreamFactory().createCompressorInputStream("bzip2", new ByteArrayInputStream(gz.toByteArray())).readAllBytes()));
    }
}
