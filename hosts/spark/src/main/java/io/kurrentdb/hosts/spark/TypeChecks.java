package io.kurrentdb.hosts.spark;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which of Spark's types a column has, and what is in it; the JVMs run in New York's time. */
final class TypeChecks {
  private final Source source;

  TypeChecks(Source source) {
    this.source = source;
  }

  void run() {
    check("columns of a table have Spark's types", this::table);
    check("columns of an index have Spark's types", this::index);
    check("numbers of every size", this::numbers);
    check("dates and times", this::times);
    check("lists, structs, intervals and maps are texts", this::nested);
  }

  private static String types(Dataset<Row> data) {
    return data.schema().simpleString();
  }

  private void table() {
    same(
        "struct<log_position:bigint,commit_position:bigint,stream_revision:bigint,"
            + "created_at:bigint,expires_at:bigint,stream:string,stream_hash:decimal(20,0),"
            + "schema_name:string,category:string,deleted:boolean,schema_id:string,"
            + "schema_format:string,record_id:binary,data:string,metadata:string>",
        types(source.table("kdb.records")));
  }

  private void index() {
    Dataset<Row> orders =
        source
            .table("usr.\"orders-by-customer\"")
            .select(
                "log_position",
                "`field_customer-id`",
                "field_amount",
                "`field_item-count`",
                "`field_placed-at`");
    same(
        "struct<log_position:bigint,field_customer-id:string,field_amount:double,"
            + "field_item-count:int,field_placed-at:bigint>",
        types(orders));
    same(
        List.of("[300,customer-3,4.5,4,1776000003000]"),
        Source.rows(orders.where("log_position = 300 AND field_amount = 4.5")));
  }

  private void numbers() {
    Dataset<Row> one =
        source.query(
            "SELECT 1::TINYINT a, 2::SMALLINT b, 3::INTEGER c, 4::UINTEGER d, 5::BIGINT e,"
                + " 18446744073709551615::UBIGINT f, 0.1::FLOAT g, 0.1::DOUBLE h,"
                + " 1.25::DECIMAL(9,3) i, 7::HUGEINT j");
    same(
        "struct<a:tinyint,b:smallint,c:int,d:bigint,e:bigint,f:decimal(20,0),g:float,h:double,"
            + "i:decimal(9,3),j:decimal(38,0)>",
        types(one));
    same(List.of("[1,2,3,4,5,18446744073709551615,0.1,0.1,1.250,7]"), Source.rows(one));
    same(1L, one.where("h = 0.1D AND g = CAST(0.1 AS FLOAT) AND i = 1.25").count());
  }

  private void times() {
    String sql =
        "SELECT DATE '2026-04-12' d, TIMESTAMP '2026-04-12 13:20:00.123456' t,"
            + " TIMESTAMPTZ '2026-04-12 13:20:00+00' z";
    Dataset<Row> local = source.query(sql);
    same("struct<d:date,t:timestamp,z:timestamp>", types(local));
    same(
        List.of("[2026-04-12,2026-04-12 13:20:00.123456,2026-04-12 09:20:00.0]"),
        Source.rows(local));
    same(1L, local.where("z = TIMESTAMP '2026-04-12 09:20:00' AND d = DATE '2026-04-12'").count());
    Dataset<Row> withoutZone =
        source.reader().option("query", sql).option("preferTimestampNTZ", true).load();
    same("struct<d:date,t:timestamp_ntz,z:timestamp>", types(withoutZone));
    same(List.of("[2026-04-12T13:20:00.123456]"), Source.rows(withoutZone.select("t")));
  }

  private void nested() {
    Dataset<Row> one =
        source.query("SELECT [1, 2] l, {'a': 1} s, INTERVAL 3 DAY i, MAP {'k': 'v'} m");
    same("struct<l:string,s:string,i:string,m:string>", types(one));
    same(List.of("[[1, 2],{'a': 1},3 days,{k=v}]"), Source.rows(one));
  }
}
