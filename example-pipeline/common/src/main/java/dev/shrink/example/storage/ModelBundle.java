package dev.shrink.example.storage;

import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A model with all that belongs to it, as one zip of named parts and so one object with one checksum. */
public record ModelBundle(Map<String, byte[]> parts) {
  private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  public ModelBundle {
    parts = Map.copyOf(parts);
  }

  /**
   * @throws ServiceException {@link ErrorCode#MODEL_INVALID} if the bytes are not a zip
   */
  public static ModelBundle read(byte[] zip) {
    Map<String, byte[]> parts = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException malformed) {
      throw new ServiceException(ErrorCode.MODEL_INVALID, "the model bundle cannot be read", malformed);
    }
    return new ModelBundle(parts);
  }

  /**
   * @throws ServiceException {@link ErrorCode#MODEL_INVALID} if the bundle has no such part
   */
  public byte[] part(String name) {
    byte[] part = parts.get(name);
    if (part == null) {
      throw new ServiceException(ErrorCode.MODEL_INVALID, "the model bundle has no part " + name);
    }
    return part.clone();
  }

  /** The zip, with sorted parts and a fixed time: the same parts are the same bytes. */
  public byte[] toZip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : new TreeMap<>(parts).entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(ZIP_EPOCH);
        out.putNextEntry(entry);
        out.write(part.getValue());
        out.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
