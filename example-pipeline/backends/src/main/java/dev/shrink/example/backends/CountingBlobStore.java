package dev.shrink.example.backends;

import java.util.concurrent.atomic.AtomicInteger;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;

/** Counts the objects that are read: a function that fetches its model at each request is a defect. */
final class CountingBlobStore extends ForwardingBlobStore {
  private final AtomicInteger reads = new AtomicInteger();

  CountingBlobStore(BlobStore delegate) {
    super(delegate);
  }

  int reads() {
    return reads.get();
  }

  @Override
  public Blob getBlob(String container, String name, GetOptions options) {
    Blob blob = super.getBlob(container, name, options);
    if (blob != null) {
      reads.incrementAndGet();
    }
    return blob;
  }
}
