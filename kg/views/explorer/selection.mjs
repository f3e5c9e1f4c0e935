// What a filter leaves of a graph, and how much of everything that is.

const MONTH = /^\d{4}-(0[1-9]|1[0-2])/;
const LIFETIME = 600;

/** The filter that leaves all: a query, a kind, things that papers have to be beside, first and last month. */
export const EVERYTHING = Object.freeze({ query: "", kind: "", beside: Object.freeze([]), from: "", to: "" });

/** Whether a filter says anything of papers and notes besides the query. */
export function narrows(filter) {
  return Boolean(filter.beside.length || filter.from || filter.to);
}

/**
 * What a filter leaves; `scores` are those of its query, or null.
 *
 * `ids`: the things of the list, best first. `readings`: the papers and notes left, newest first, whatever the kind that is
 * listed. `kinds`: how many of each kind there are. `counts`: how many of the readings are beside each thing.
 * `months`: how many readings each month would have without first and last month.
 *
 * A filter is about papers and notes; anything else is left when it is beside one of them that passes, and fits the query.
 */
export function selectionOf(model, filter, scores) {
  const passing = [];
  const readings = [];
  const months = new Map();
  for (const id of readingsBeside(model, filter.beside)) {
    const month = monthOf(model.dateOf(id));
    const fits = !scores || scores[id] > 0;
    if (fits && month) months.set(month, (months.get(month) || 0) + 1);
    if ((filter.from && month < filter.from) || (filter.to && (!month || month > filter.to))) continue;
    passing.push(id);
    if (fits) readings.push(id);
  }
  const counts = countsBeside(model, readings);
  const near = narrows(filter) ? (scores ? countsBeside(model, passing) : counts) : null;
  const left = [...readings];
  for (let id = 0; id < model.count; id++) {
    if (!model.isReading(id) && (!near || near[id]) && (!scores || scores[id])) left.push(id);
  }
  const totals = new Uint32Array(model.kinds.length);
  for (const id of left) totals[model.kindNumber(id)]++;
  const kinds = new Map(model.kinds.map(({ name }, number) => [name, totals[number]]));
  const ids = filter.kind ? left.filter((id) => model.kindOf(id).name === filter.kind) : left;
  return { ids: sorted(model, ids, scores, near), readings, kinds, counts, months };
}

/** The papers and notes that are beside all of these things. */
function readingsBeside(model, things) {
  const all = model.kinds.filter(({ name }) => name === "paper" || name === "note");
  if (!things.length)
    return all.flatMap(({ first, total }) => Array.from({ length: total }, (_, place) => first + place));
  return things
    .map((id) => [...model.readings(id)])
    .reduce((some, others) => {
      const known = new Set(others);
      return some.filter((id) => known.has(id));
    });
}

function countsBeside(model, readings) {
  const counts = new Int32Array(model.count);
  for (const reading of readings) for (const id of model.beside(reading)) counts[id]++;
  return counts;
}

/**
 * Best first; of the equally good, in the order of the kinds the newest, or those with most readings in the filter.
 *
 * All that decides is packed into one number a thing, as numbers are sorted ten times faster than by a function.
 */
function sorted(model, ids, scores, counts) {
  const best = scores ? scores.reduce((most, score) => Math.max(most, score), 0) : 0;
  const many = counts ? counts.reduce((most, count) => Math.max(most, count), 0) : 0;
  const keys = Float64Array.from(ids, (id) => {
    const rank = scores ? best - scores[id] : model.kindNumber(id);
    return (rank * (many + 1) + (counts ? many - counts[id] : 0)) * model.count + id;
  });
  return Array.from(keys.sort(), (key) => key % model.count);
}

/** The things of a kind that most readings of a selection are beside, with how many: `[[id, count], …]`. */
export function mostBeside(model, counts, kindName) {
  const kind = model.kinds.find(({ name }) => name === kindName);
  if (!kind) return [];
  const found = [];
  for (let id = kind.first; id < kind.first + kind.total; id++) if (counts[id]) found.push([id, counts[id]]);
  return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** The month of a date, or empty where there is none. */
export function monthOf(date) {
  return MONTH.test(date) ? date.slice(0, 7) : "";
}

/**
 * The months from the first to the last that any of these dates has, without a gap: `["2024-11", "2024-12", …]`.
 *
 * Where one wrong date would make thousands of them, only those that have a date.
 */
export function monthsBetween(dates) {
  const known = [...new Set(dates.map(monthOf).filter(Boolean))].sort();
  const months = [];
  for (let month = known[0]; month && month <= known.at(-1); month = monthAfter(month)) {
    months.push(month);
    if (months.length > LIFETIME) return known;
  }
  return months;
}

function monthAfter(month) {
  const [year, number] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
