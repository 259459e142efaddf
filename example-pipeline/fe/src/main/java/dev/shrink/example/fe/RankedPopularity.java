package dev.shrink.example.fe;

import dev.shrink.example.entity.Entity;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Popularity from a ranking in CSV, {@code rank,entity} with a header, as the public top lists have it. */
final class RankedPopularity implements PopularityList {
  /** The length of the public lists: a rank beyond it counts as not listed. */
  private static final int WORST_RANK = 1_000_000;

  private static final List<String> COLUMNS = List.of("rank", "entity");

  private final Map<String, Integer> ranks;

  private RankedPopularity(Map<String, Integer> ranks) {
    this.ranks = Map.copyOf(ranks);
  }

  /**
   * @throws ServiceException {@link ErrorCode#INTERNAL} if the bytes are not such a ranking
   */
  static RankedPopularity read(byte[] csv) {
    Map<String, Integer> ranks = new HashMap<>();
    try {
      Table table = table(csv);
      // A list with other columns, an error page for instance, must not pass as an empty list.
      if (!table.columnNames().equals(COLUMNS)) {
        throw new IllegalArgumentException("the columns are not " + COLUMNS);
      }
      for (Row row : table) {
        ranks.putIfAbsent(row.getString("entity"), row.getInt("rank"));
      }
    } catch (RuntimeException malformed) {
      throw new ServiceException(ErrorCode.INTERNAL, "the popularity list cannot be read", malformed);
    }
    return new RankedPopularity(ranks);
  }

  @Override
  public double popularity(Entity entity) {
    int rank = Math.max(1, ranks.getOrDefault(entity.text(), WORST_RANK));
    return Math.max(0, 1 - Math.log10(rank) / Math.log10(WORST_RANK));
  }

  private static Table table(byte[] csv) {
    return Table.read()
        .usingOptions(
            CsvReadOptions.builder(new ByteArrayInputStream(csv))
                .tableName("popularity")
                .columnTypes(new ColumnType[] {ColumnType.INTEGER, ColumnType.STRING}));
  }
}
