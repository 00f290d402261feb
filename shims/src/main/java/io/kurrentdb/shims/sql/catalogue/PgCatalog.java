package io.kurrentdb.shims.sql.catalogue;

import java.util.HashMap;
import java.util.Map;

/**
 * What tools ask of PostgreSQL's catalogue, with the columns that DuckDB 1.5 has there. Unlike in
 * DuckDB, {@code pg_attribute.atttypid} and {@code pg_type.oid} join.
 */
final class PgCatalog {
  private static final String FALSE = "false";
  private static final String TRUE = "true";

  private PgCatalog() {}

  static Map<String, Relation> relations() {
    Map<String, Relation> relations = new HashMap<>();
    relations.put("pg_namespace", namespace());
    relations.put("pg_class", classes());
    relations.put("pg_attribute", attribute());
    relations.put("pg_type", type());
    relations.put("pg_database", database());
    relations.put("pg_tables", tables());
    relations.put("pg_views", nothing("schemaname", "viewname", "viewowner", "definition"));
    relations.put("pg_description", description());
    relations.put("pg_attrdef", attrdef());
    relations.put("pg_constraint", constraint());
    relations.put("pg_index", index());
    relations.put("pg_indexes", indexes());
    relations.put("pg_enum", enums());
    relations.put("pg_am", am());
    relations.put("pg_tablespace", tablespace());
    relations.put("pg_sequences", sequences());
    return relations;
  }

  private static Relation namespace() {
    return Relation.of(Relation.Of.SCHEMA)
        .with("oid", "BIGINT", Row::schemaOid)
        .text("nspname", row -> row.schema)
        .constant("nspowner", "INTEGER", "0")
        .nulls("INTEGER", "nspacl");
  }

  private static Relation classes() {
    return Relation.of(Relation.Of.TABLE)
        .with("oid", "BIGINT", Row::tableOid)
        .text("relname", row -> row.table.name())
        .with("relnamespace", "BIGINT", Row::schemaOid)
        .constants("INTEGER", "0", "reltype", "reloftype", "relowner", "relam", "relfilenode")
        .constants("INTEGER", "0", "reltablespace", "relpages")
        .constant("reltuples", "FLOAT", "0")
        .constants("INTEGER", "0", "relallvisible", "reltoastrelid", "reltoastidxid")
        .constants("BOOLEAN", FALSE, "relhasindex", "relisshared")
        .text("relpersistence", "p")
        .text("relkind", "r")
        .with("relnatts", "BIGINT", row -> String.valueOf(row.table.columns().size()))
        .constant("relchecks", "BIGINT", "0")
        .constants("BOOLEAN", FALSE, "relhasoids", "relhaspkey", "relhasrules", "relhastriggers")
        .constants("BOOLEAN", FALSE, "relhassubclass", "relrowsecurity")
        .constant("relispopulated", "BOOLEAN", TRUE)
        .nulls("INTEGER", "relreplident")
        .constant("relispartition", "BOOLEAN", FALSE)
        .constants("INTEGER", "0", "relrewrite", "relfrozenxid")
        .nulls("INTEGER", "relminmxid", "relacl", "reloptions", "relpartbound");
  }

  private static Relation attribute() {
    return Relation.of(Relation.Of.COLUMN)
        .with("attrelid", "BIGINT", Row::tableOid)
        .text("attname", row -> row.column.name())
        .with("atttypid", "BIGINT", row -> String.valueOf(row.type().oid))
        .constant("attstattarget", "INTEGER", "0")
        .nulls("INTEGER", "attlen")
        .with("attnum", "INTEGER", row -> String.valueOf(row.position))
        .constant("attndims", "INTEGER", "0")
        .constants("INTEGER", "-1", "attcacheoff", "atttypmod")
        .constant("attbyval", "BOOLEAN", FALSE)
        .nulls("INTEGER", "attstorage", "attalign")
        .with("attnotnull", "BOOLEAN", row -> Literals.bool(!row.column.nullable()))
        .constants("BOOLEAN", FALSE, "atthasdef", "atthasmissing")
        .text("attidentity", "")
        .text("attgenerated", "")
        .constant("attisdropped", "BOOLEAN", FALSE)
        .constant("attislocal", "BOOLEAN", TRUE)
        .constants("INTEGER", "0", "attinhcount", "attcollation")
        .nulls("INTEGER", "attcompression", "attacl", "attoptions", "attfdwoptions")
        .nulls("INTEGER", "attmissingval");
  }

  private static Relation type() {
    return Relation.of(Relation.Of.TYPE)
        .with("oid", "BIGINT", row -> String.valueOf(type(row).oid))
        .text("typname", row -> type(row).postgresName)
        .constant("typnamespace", "BIGINT", "11")
        .constant("typowner", "INTEGER", "0")
        .with("typlen", "BIGINT", row -> String.valueOf(type(row).size))
        .constant("typbyval", "BOOLEAN", FALSE)
        .text("typtype", "b")
        .text("typcategory", row -> String.valueOf(type(row).category))
        .constant("typispreferred", "BOOLEAN", FALSE)
        .constant("typisdefined", "BOOLEAN", TRUE)
        .nulls("INTEGER", "typdelim", "typrelid", "typsubscript", "typelem", "typarray")
        .nulls("INTEGER", "typinput", "typoutput", "typreceive", "typsend", "typmodin")
        .nulls("INTEGER", "typmodout", "typanalyze")
        .text("typalign", "d")
        .text("typstorage", "p")
        .nulls("INTEGER", "typnotnull", "typbasetype", "typtypmod", "typndims", "typcollation")
        .nulls("INTEGER", "typdefaultbin", "typdefault", "typacl");
  }

  private static TypeFacts type(Row row) {
    return TypeFacts.values()[row.schemaNumber];
  }

  private static Relation database() {
    return Relation.of(Relation.Of.CATALOG)
        .constant("oid", "BIGINT", "1")
        .constant("datname", "VARCHAR", "current_database()");
  }

  private static Relation tables() {
    return Relation.of(Relation.Of.TABLE)
        .text("schemaname", row -> row.schema)
        .text("tablename", row -> row.table.name())
        .text("tableowner", "kurrentdb")
        .nulls("INTEGER", "tablespace")
        .constants("BOOLEAN", FALSE, "hasindexes", "hasrules", "hastriggers");
  }

  private static Relation nothing(String... names) {
    return Relation.of(Relation.Of.NOTHING).nulls("VARCHAR", names);
  }

  private static Relation description() {
    return Relation.of(Relation.Of.NOTHING)
        .nulls("BIGINT", "objoid")
        .nulls("VARCHAR", "classoid")
        .nulls("INTEGER", "objsubid")
        .nulls("VARCHAR", "description");
  }

  private static Relation attrdef() {
    return Relation.of(Relation.Of.NOTHING)
        .nulls("INTEGER", "oid")
        .nulls("BIGINT", "adrelid")
        .nulls("INTEGER", "adnum")
        .nulls("VARCHAR", "adbin");
  }

  private static Relation constraint() {
    return Relation.of(Relation.Of.NOTHING)
        .nulls("BIGINT", "oid")
        .nulls("VARCHAR", "conname")
        .nulls("BIGINT", "connamespace")
        .nulls("VARCHAR", "contype")
        .nulls("BOOLEAN", "condeferrable", "condeferred", "convalidated")
        .nulls("BIGINT", "conrelid")
        .nulls("INTEGER", "contypid", "conindid", "conparentid", "confrelid", "confupdtype")
        .nulls("INTEGER", "confdeltype", "confmatchtype")
        .nulls("BOOLEAN", "conislocal")
        .nulls("INTEGER", "coninhcount")
        .nulls("BOOLEAN", "connoinherit")
        .nulls("BIGINT[]", "conkey")
        .nulls("INTEGER", "confkey", "conpfeqop", "conppeqop", "conffeqop", "conexclop")
        .nulls("VARCHAR", "conbin");
  }

  private static Relation index() {
    return Relation.of(Relation.Of.NOTHING)
        .nulls("BIGINT", "indexrelid", "indrelid")
        .nulls("INTEGER", "indnatts", "indnkeyatts")
        .nulls("BOOLEAN", "indisunique", "indisprimary", "indisexclusion", "indimmediate")
        .nulls("BOOLEAN", "indisclustered", "indisvalid", "indcheckxmin", "indisready")
        .nulls("BOOLEAN", "indislive", "indisreplident")
        .nulls("INTEGER[]", "indkey")
        .nulls("BIGINT[]", "indcollation", "indclass")
        .nulls("INTEGER[]", "indoption")
        .nulls("VARCHAR", "indexprs")
        .nulls("INTEGER", "indpred");
  }

  private static Relation indexes() {
    return nothing("schemaname", "tablename", "indexname")
        .nulls("INTEGER", "tablespace")
        .nulls("VARCHAR", "indexdef");
  }

  private static Relation enums() {
    return Relation.of(Relation.Of.NOTHING)
        .nulls("INTEGER", "oid")
        .nulls("BIGINT", "enumtypid")
        .nulls("INTEGER", "enumsortorder")
        .nulls("VARCHAR", "enumlabel");
  }

  private static Relation am() {
    return Relation.of(Relation.Of.CATALOG)
        .constant("oid", "INTEGER", "0")
        .text("amname", "art")
        .nulls("INTEGER", "amhandler")
        .text("amtype", "i");
  }

  private static Relation tablespace() {
    return Relation.of(Relation.Of.CATALOG)
        .constant("oid", "INTEGER", "0")
        .text("spcname", "pg_default")
        .constant("spcowner", "INTEGER", "0")
        .nulls("INTEGER", "spcacl", "spcoptions");
  }

  private static Relation sequences() {
    return nothing("schemaname", "sequencename", "sequenceowner")
        .nulls("INTEGER", "data_type")
        .nulls("BIGINT", "start_value", "min_value", "max_value", "increment_by")
        .nulls("BOOLEAN", "cycle")
        .nulls("INTEGER", "cache_size")
        .nulls("BIGINT", "last_value");
  }
}
