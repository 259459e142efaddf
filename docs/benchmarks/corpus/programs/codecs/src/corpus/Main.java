package corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

public class Main {
    public static void main(String[] args) throws Exception {
        byte[] data = "hello hello hello hello".repeat(50).getBytes();
        CompressorStreamFactory factory = new CompressorStreamFactory();
        for (String name : new String[] {"zstd", "xz", "gz", "bzip2", "lz4-framed", "snappy-framed", "deflate", "lzma", "br", "nosuch"}) {
            try {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (OutputStream out = factory.createCompressorOutputStream(name, packed)) {
                    out.write(data);
                }
                System.out.println(name + " " + Arrays.equals(data, factory.createCompressorInputStream(name, new ByteArrayInputStream(packed.toByteArray())).readAllBytes()));
            } catch (CompressorException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(new String(org.xerial.snappy.Snappy.uncompress(org.xerial.snappy.Snappy.compress(data)), 0, 5));
        var lz4 = net.jpountz.lz4.LZ4Factory.fastestInstance();
        System.out.println(new String(lz4.fastDecompressor().decompress(lz4.fastCompressor().compress(data), data.length), 0, 5) + lz4);
        System.out.println(new String(com.github.luben.zstd.Zstd.decompress(com.github.luben.zstd.Zstd.compress(data, 3), data.length), 0, 5));
        System.out.println(net.jpountz.xxhash.XXHashFactory.safeInstance().hash32().hash(data, 0, data.length, 1));
    }
}
