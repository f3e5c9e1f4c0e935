// The data of a page to what its lists, its picture and its chart ask of it.

const READ = new Set(["paper", "note"]);
const DATED = new Set(["paper", "note", "digest"]);
const SHAPES = new Map(
  Object.entries({
    tag: "ellipse",
    model: "diamond",
    method: "triangle",
    dataset: "square",
    author: "dot",
    work: "hexagon",
  }),
);

export const isReading = (thing) => READ.has(thing.kind);
export const isDated = (thing) => DATED.has(thing.kind);
export const shapeOf = (kind) => SHAPES.get(kind) || "box";

/**
 * The things of a page and what joins them.
 *
 * `things`: the records, each with `id` and `near`, the ids of the things beside it. `kinds`: by kind `one`, `many` and
 * `total`. `find(at)`: the id of the thing with that address. `months`: all months from the first to the last reading.
 */
export function modelOf(data) {
  const kinds = new Map(data.kinds.map(([kind, one, many, total]) => [kind, { one, many, total }]));
  const things = data.things.map((record, id) => ({
    ...record,
    id,
    near: new Set(record.beside || numbersIn(record)),
  }));
  for (const { id, near } of things) for (const other of near) things[other].near.add(id);
  const places = new Map(things.map(({ at, id }) => [at, id]));
  return { things, kinds, months: monthsOf(things), find: (at) => places.get(at) };
}

/** The places that the groups of a record name. */
function numbersIn({ groups = [] }) {
  const named = groups.flatMap(([, , entries]) => entries);
  return named.filter((entry) => typeof entry === "number");
}

/** All months from the first to the last that has a reading: `2024-11`, `2024-12`, `2025-01`. */
function monthsOf(things) {
  const told = things.filter((thing) => isReading(thing) && thing.date && thing.date.length >= 7);
  const months = told.map(({ date }) => date.slice(0, 7)).sort();
  const found = [];
  for (let month = months[0]; month && month <= months.at(-1); month = next(month)) found.push(month);
  return found;
}

function next(month) {
  const [year, number] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

export const EVERYTHING = Object.freeze({ query: "", from: "", to: "" });

export const isFiltered = ({ query, from }) => Boolean(query.trim() || from);

/**
 * What a filter leaves of a page: the ids of the readings, how many of them each other thing has, and the ids of the things
 * that have the words in their own name. A reading has the words if they stand in it or in the names of what is beside it.
 */
export function select(model, { query, from, to }) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const within = ({ date = "" }) => !from || (date.slice(0, 7) >= from && date.slice(0, 7) <= to);
  const has = (text) => words.every((word) => text.includes(word));
  const readings = model.things.filter(
    (thing) => isReading(thing) && within(thing) && (!words.length || has(wordsOf(model, thing))),
  );
  const counts = new Map();
  for (const { near } of readings) for (const id of near) counts.set(id, (counts.get(id) || 0) + 1);
  const named = words.length ? model.things.filter((thing) => has(namesOf(thing))).map(({ id }) => id) : [];
  return { readings: new Set(readings.map(({ id }) => id)), counts, named: new Set(named) };
}

const fold = (text) => text.normalize("NFC").toLowerCase();

function namesOf(thing) {
  thing.names ??= fold([thing.label, ...(thing.also || []), thing.date || ""].join("\n"));
  return thing.names;
}

function wordsOf(model, thing) {
  if (thing.words === undefined) {
    const texts = [...(thing.abstracts || []), ...(thing.comments || [])].map(([, text]) => text);
    const authors = (thing.groups || []).flatMap(([, , entries]) =>
      entries.filter((entry) => typeof entry === "string"),
    );
    const beside = [...thing.near].map((id) => namesOf(model.things[id]));
    thing.words = [namesOf(thing), ...beside, fold([...texts, ...authors].join("\n"))].join("\n");
  }
  return thing.words;
}

/** The ids of a kind that a selection leaves, in the order of a list: those named so first, then the newest or most read. */
export function listed(model, kind, selection) {
  const ids = model.things.filter((thing) => thing.kind === kind).map(({ id }) => id);
  if (!selection) return ids;
  const { readings, counts, named } = selection;
  const reads = READ.has(kind);
  const left = ids.filter((id) => (reads ? readings.has(id) : counts.has(id) || named.has(id)));
  const rank = (id) => (named.has(id) ? 0 : 1);
  return left.sort(
    (one, other) => rank(one) - rank(other) || (reads ? 0 : (counts.get(other) || 0) - (counts.get(one) || 0)),
  );
}
