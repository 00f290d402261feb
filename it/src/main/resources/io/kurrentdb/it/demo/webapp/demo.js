"use strict";

const $ = (id) => document.getElementById(id);

const EXAMPLES = [
  ["The newest events",
    "SELECT log_position, stream, schema_name, epoch_ms(created_at) AS at, data\n" +
    "FROM kdb.records\nORDER BY log_position DESC\nLIMIT 20"],
  ["Events by type",
    "SELECT schema_name, count(*) AS events,\n" +
    "       min(epoch_ms(created_at)) AS first, max(epoch_ms(created_at)) AS last\n" +
    "FROM kdb.records\nGROUP BY schema_name\nORDER BY events DESC"],
  ["Sales by country, from the JSON payload",
    "WITH orders AS (\n" +
    "  SELECT data::json->'Address'->>'Country' AS country,\n" +
    "         (data::json->>'Amount')::DOUBLE AS amount\n" +
    "  FROM kdb.records\n  WHERE schema_name = 'OrderPlaced'\n)\n" +
    "SELECT country, count(*) AS orders, round(sum(amount), 2) AS amount\n" +
    "FROM orders GROUP BY country ORDER BY amount DESC"],
  ["A join with a user-defined index",
    "SELECT o.field_country, r.schema_name, count(*) AS events\n" +
    "FROM kdb.records r\n" +
    "JOIN usr.\"orders-by-country\" o ON o.log_position = r.log_position\n" +
    "GROUP BY ALL ORDER BY ALL"],
  ["No FROM at all", "SELECT 1 + 1 AS two, current_date AS today"],
  ["Everything (meets the row cap)", "SELECT * FROM kdb.records"],
  ["A mistake", "SELECT straem FROM kdb.records"],
];

async function json(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) {
    throw new Error(`The demo's Tomcat answered ${response.status}.`);
  }
  return response.json();
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/* ---- tables ---- */

const quoted = (name) =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

const fullName = (table) => `${quoted(table.schema)}.${quoted(table.name)}`;

function insert(text) {
  const box = $("sql");
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.focus();
}

function columnItem(column) {
  const button = element("button");
  button.type = "button";
  button.append(element("span", column.name));
  button.append(element("span", column.type + (column.nullable ? ", null" : ""), "type"));
  button.title = (column.remarks ? column.remarks + "\n" : "") + "Inserts its name into the query";
  button.addEventListener("click", () => insert(quoted(column.name)));
  const item = element("li");
  item.append(button);
  return item;
}

function tableNode(table, open) {
  const node = element("details");
  node.open = open;
  node.append(element("summary", table.name));
  const rows = element("button", "Show rows", "rows");
  rows.type = "button";
  rows.setAttribute("aria-label", `Show rows of ${table.name}`);
  rows.addEventListener("click", () => {
    $("sql").value = `SELECT *\nFROM ${fullName(table)}\nLIMIT 50`;
    run();
  });
  const list = element("ul");
  table.columns.forEach((column) => list.append(columnItem(column)));
  node.append(rows, list);
  return node;
}

function schemaNode(name, tables) {
  const node = element("details");
  node.open = true;
  node.append(element("summary", name));
  tables.forEach((table) => node.append(tableNode(table, name === "kdb" && tables.length === 1)));
  return node;
}

async function loadTables() {
  const answer = await json("api/tables");
  if (answer.error) {
    $("tables").replaceChildren(element("p", answer.error.message, "error"));
    return;
  }
  const schemas = new Map();
  answer.tables.forEach((table) => {
    schemas.set(table.schema, [...(schemas.get(table.schema) ?? []), table]);
  });
  const nodes = [...schemas].map(([name, tables]) => schemaNode(name, tables));
  $("tables").replaceChildren(...(nodes.length ? nodes : [element("p", "No tables.", "quiet")]));
}

/* ---- the query ---- */

function resultTable(answer) {
  const table = element("table");
  const head = table.createTHead().insertRow();
  answer.columns.forEach((column) => {
    const cell = element("th", column.name, column.number ? "number" : "");
    cell.scope = "col";
    cell.append(element("span", column.type, "type"));
    head.append(cell);
  });
  const body = table.createTBody();
  answer.rows.forEach((row) => {
    const line = body.insertRow();
    row.forEach((value, i) => line.append(resultCell(value, answer.columns[i])));
  });
  return table;
}

function resultCell(value, column) {
  if (value === null) return element("td", "null", "null");
  const cell = element("td", value, column.number ? "number" : "");
  if (value.length > 60) cell.title = value;
  return cell;
}

function plural(count, word) {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

function cost(answer) {
  const trips =
    answer.roundTrips === undefined ? "" : `, ${plural(answer.roundTrips, "round trip")}`;
  return `${answer.millis} ms${trips}`;
}

function showError(answer) {
  const state = answer.error.sqlState ? `SQLState ${answer.error.sqlState}` : "no SQLState";
  $("outcome").textContent = `Refused after ${cost(answer)}, ${state}`;
  $("warnings").replaceChildren(element("p", answer.error.message, "error"));
  $("result").hidden = true;
}

function showResult(answer) {
  const more = answer.cut ? ", more than this page shows" : "";
  $("outcome").textContent = `${plural(answer.rows.length, "row")} in ${cost(answer)}${more}`;
  $("warnings").replaceChildren(...answer.warnings.map((text) => element("p", text, "warning")));
  $("result").replaceChildren(resultTable(answer));
  $("result").scrollTo(0, 0);
  $("result").hidden = false;
}

async function run() {
  const sql = $("sql").value;
  if (!sql.trim()) return;
  $("run").disabled = true;
  $("outcome").textContent = "Running ...";
  try {
    const answer =
      await json("api/query", { method: "POST", headers: { "X-Demo": "1" }, body: sql });
    answer.error ? showError(answer) : showResult(answer);
    loadStatus();
  } catch (e) {
    $("outcome").textContent = "";
    $("warnings").replaceChildren(element("p", e.message, "error"));
  } finally {
    $("run").disabled = false;
  }
}

/* ---- server and log ---- */

async function loadStatus() {
  const status = await json("api/status");
  $("server").textContent = status.error
    ? status.error.message
    : `${status.product} · ${status.driver} · ${status.tomcat} · Java ${status.java}`;
  if (status.summary) {
    $("summary").textContent = status.summary;
    $("summary").className = status.summary.includes(" ERROR ") ? "bad" : "good";
  }
  $("lines").textContent = status.log.join("\n");
}

function fillExamples() {
  EXAMPLES.forEach(([title], i) => {
    const option = element("option", title);
    option.value = i;
    $("examples").append(option);
  });
  $("examples").addEventListener("change", (event) => {
    if (event.target.value === "") return;
    $("sql").value = EXAMPLES[event.target.value][1];
    event.target.value = "";
    $("sql").focus();
  });
}

function failed(id) {
  return (error) => $(id).replaceChildren(element("p", error.message, "error"));
}

$("query").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
$("sql").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
fillExamples();
if (matchMedia("(max-width: 48rem)").matches) $("browser").open = false;
$("sql").value = EXAMPLES[0][1];
loadTables().then(loadStatus).then(run).catch(failed("tables"));
