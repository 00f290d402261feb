package io.kurrentdb.shims.sql.lex;

/** A word that means something to the structure of a query, in the one place where it may. */
public enum Keyword {
  ALL,
  ALTER,
  ANALYSE,
  ANALYZE,
  AND,
  ANTI,
  ANY,
  ARRAY,
  AS,
  ASC,
  ASOF,
  AT,
  ATTACH,
  BEGIN,
  BETWEEN,
  BOTH,
  BY,
  CALL,
  CASE,
  CAST,
  CHECKPOINT,
  COLLATE,
  COLUMN,
  COLUMNS,
  COMMENT,
  COMMIT,
  CONSTRAINT,
  COPY,
  CREATE,
  CROSS,
  CURRENT,
  DEALLOCATE,
  DEFAULT,
  DELETE,
  DESC,
  DESCRIBE,
  DETACH,
  DISTINCT,
  DO,
  DROP,
  DUAL,
  ELSE,
  END,
  EXCEPT,
  EXCLUDE,
  EXECUTE,
  EXISTS,
  EXPLAIN,
  EXPORT,
  FALSE,
  FETCH,
  FILTER,
  FIRST,
  FOR,
  FORCE,
  FROM,
  FULL,
  FUNCTION,
  GENERATE_SERIES,
  GLOB,
  GRANT,
  GROUP,
  GROUPING,
  HAVING,
  IGNORE,
  ILIKE,
  IMPORT,
  IN,
  INCLUDE,
  INNER,
  INSERT,
  INSTALL,
  INTERSECT,
  INTERVAL,
  INTO,
  IS,
  ISNULL,
  JOIN,
  KEY,
  LAMBDA,
  LAST,
  LATERAL,
  LEFT,
  LIKE,
  LIMIT,
  LOAD,
  MAP,
  MATERIALIZED,
  MERGE,
  MINUS,
  NATURAL,
  NEXT,
  NOT,
  NOTNULL,
  NULL,
  NULLS,
  OFFSET,
  ON,
  ONLY,
  OR,
  ORDER,
  ORDINALITY,
  OUTER,
  OVER,
  OVERLAPS,
  PARTITION,
  PERCENT,
  PIVOT,
  PIVOT_LONGER,
  PIVOT_WIDER,
  POSITIONAL,
  PRAGMA,
  PREPARE,
  QUALIFY,
  RANGE,
  RECURSIVE,
  RENAME,
  REPLACE,
  RESET,
  RESPECT,
  REVOKE,
  RIGHT,
  ROLLBACK,
  ROW,
  ROWS,
  SAMPLE,
  SELECT,
  SEMI,
  SET,
  SHOW,
  SIMILAR,
  SOME,
  START,
  STRUCT,
  SUMMARIZE,
  TABLE,
  TABLESAMPLE,
  THEN,
  TIES,
  TOP,
  TRANSACTION,
  TRIM,
  TRUE,
  TRUNCATE,
  TRY_CAST,
  UNION,
  UNNEST,
  UNPIVOT,
  UPDATE,
  USE,
  USING,
  VACUUM,
  VALUES,
  WHEN,
  WHERE,
  WINDOW,
  WITH,
  WITHIN;

  private static final int SLOTS = 1024;
  private static final Keyword[] SPELLED = table();

  /** The keyword that this stretch of text spells in any case; null where it is no keyword. */
  static Keyword find(CharSequence text, int start, int end) {
    if (end - start < 2 || end - start > 15) {
      return null;
    }
    int slot = hash(text, start, end);
    for (Keyword k = SPELLED[slot]; k != null; k = SPELLED[slot = (slot + 1) & (SLOTS - 1)]) {
      if (spells(k.name(), text, start, end)) {
        return k;
      }
    }
    return null;
  }

  private static boolean spells(String name, CharSequence text, int start, int end) {
    if (name.length() != end - start) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != upper(text.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }

  private static int hash(CharSequence text, int start, int end) {
    int h = end - start;
    for (int i = start; i < end; i++) {
      h = h * 31 + upper(text.charAt(i));
    }
    return (h ^ (h >>> 10) ^ (h >>> 20)) & (SLOTS - 1);
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
  }

  private static Keyword[] table() {
    Keyword[] table = new Keyword[SLOTS];
    for (Keyword k : values()) {
      int slot = hash(k.name(), 0, k.name().length());
      while (table[slot] != null) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      table[slot] = k;
    }
    return table;
  }
}
