// Things as a table in a file that spreadsheets open.

const HEAD = ["kind", "name", "date", "address", "authors", "topics", "papers", "id"];

/** The things as CSV (RFC 4180), with a mark of order of bytes by which Excel knows UTF-8. */
export function csvOf(model, ids) {
  const rows = ids.map((id) => [
    model.kindOf(id).name,
    model.labels[id],
    model.dateOf(id),
    (model.web.get(id) || [""])[0],
    namesBeside(model, id, "author"),
    namesBeside(model, id, "tag"),
    model.isReading(id) ? "" : String(model.readings(id).length),
    model.at[id],
  ]);
  return `\ufeff${[HEAD, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** The names of the things of a kind that a paper or note leads to, authors in their order. */
function namesBeside(model, id, kind) {
  if (!model.isReading(id)) return "";
  const { source, target } = model.edges;
  const others = [...model.edgesOf(id)].filter((edge) => source[edge] === id).map((edge) => target[edge]);
  const names = [...new Set(others)]
    .filter((other) => model.kindOf(other).name === kind)
    .map((other) => model.labels[other]);
  return names.join("; ");
}

/** A cell; spreadsheets would run one that begins as a formula, so it gets an apostrophe (OWASP, CSV Injection). */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
