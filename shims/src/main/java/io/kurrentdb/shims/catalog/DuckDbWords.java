package io.kurrentdb.shims.catalog;

/**
 * DuckDB's words, for the lists that DatabaseMetaData hands to editors: what to colour, complete
 * and quote. Blanks between words. Source: duckdb_keywords() and duckdb_functions() of DuckDB 1.5;
 * table functions and what needs more than values are left out.
 */
public final class DuckDbWords {
  /** Words with a meaning of their own that SQL:2003 does not have, as JDBC asks for. */
  public static final String KEYWORDS =
      "analyse analyze lambda limit offset pivot pivot_longer pivot_wider placing "
          + "qualify returning show summarize unpivot variadic anti asof bit columns "
          + "concurrently freeze glob grouping_id ilike isnull map nchar notnull positional "
          + "semi setof struct try_cast unpack verbose";

  /** Functions over numbers. */
  public static final String NUMERIC_FUNCTIONS =
      "abs acos acosh asin asinh atan atan2 atanh bit_count cbrt ceil ceiling cos cosh "
          + "cot degrees divide even exp factorial floor fmod gamma gcd greatest "
          + "greatest_common_divisor isfinite isinf isnan lcm least least_common_multiple "
          + "lgamma ln log log10 log2 mod nextafter pi pow power radians random round "
          + "round_even roundbankers sign signbit sin sinh sqrt tan tanh trunc xor";

  /** Functions over text, JSON included. */
  public static final String STRING_FUNCTIONS =
      "array_extract ascii bar base64 bin bit_length char_length character_length chr "
          + "concat concat_ws contains damerau_levenshtein editdist3 encode decode ends_with "
          + "format from_base64 from_hex hamming hash hex instr jaccard jaro_similarity "
          + "jaro_winkler_similarity json_contains json_exists json_extract json_extract_path "
          + "json_extract_path_text json_extract_string json_keys json_type json_valid "
          + "json_value lcase left length levenshtein lower lpad ltrim md5 mismatches "
          + "nfc_normalize ord position prefix printf regexp_escape regexp_extract "
          + "regexp_extract_all regexp_full_match regexp_matches regexp_replace "
          + "regexp_split_to_array repeat replace reverse right rpad rtrim sha1 sha256 split "
          + "split_part starts_with str_split strip_accents strlen strpos substr substring "
          + "suffix to_base64 to_hex translate trim ucase unhex unicode upper url_decode "
          + "url_encode";

  /** Functions over dates and times. */
  public static final String TIME_FUNCTIONS =
      "age century current_date current_localtime current_localtimestamp date_add "
          + "date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day "
          + "dayname dayofmonth dayofweek dayofyear decade epoch epoch_ms epoch_ns epoch_us "
          + "era get_current_time get_current_timestamp hour isodow isoyear julian last_day "
          + "make_date make_time make_timestamp make_timestamp_ms make_timestamp_ns "
          + "make_timestamptz microsecond millennium millisecond minute month monthname "
          + "nanosecond now quarter second strftime strptime time_bucket timezone "
          + "timezone_hour timezone_minute to_days to_hours to_microseconds to_milliseconds "
          + "to_minutes to_months to_quarters to_seconds to_timestamp to_weeks to_years today "
          + "try_strptime week weekday weekofyear year yearweek";

  /** Functions over anything, and about the session. */
  public static final String SYSTEM_FUNCTIONS =
      "coalesce current_database current_schema ifnull nullif typeof version";

  private DuckDbWords() {}
}
