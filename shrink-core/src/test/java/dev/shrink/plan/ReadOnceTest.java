package dev.shrink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.shrink.model.Content;
import org.junit.jupiter.api.Test;

class ReadOnceTest {

    @Test
    void unpacksSmallContentOnceForSeveralRewrites() throws IOException {
        Counted counted = new Counted(new byte[] {1, 2, 3});
        Content content = new ReadOnce(counted);

        content.bytes();
        content.bytes();
        try (InputStream in = content.open()) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
        }
        assertThat(counted.times).isOne();
        assertThat(content.size()).isEqualTo(3);
    }

    @Test
    void givesEachRewriteBytesOfItsOwn() throws IOException {
        Content content = new ReadOnce(new Counted(new byte[] {1, 2, 3}));

        content.bytes()[0] = 9;

        assertThat(content.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void doesNotHoldLargeContentInMemory() throws IOException {
        Counted counted = new Counted(new byte[(1 << 20) + 1]);
        Content content = new ReadOnce(counted);

        content.bytes();
        content.bytes();

        assertThat(counted.times).isEqualTo(2);
    }

    private static final class Counted implements Content {
        private final byte[] content;
        private int times;

        Counted(byte[] content) {
            this.content = content;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream open() {
            times++;
            return new ByteArrayInputStream(content);
        }
    }
}
