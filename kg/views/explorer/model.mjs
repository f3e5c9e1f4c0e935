// The index of the page to a graph that can be walked. A thing is its number; index.py says in what order they stand.

const READ = new Set(["paper", "note"]);

/**
 * The graph of an index.
 *
 * `kinds`: `{ name, one, many, total, shape, first }`; the things of a kind stand together from `first` on. `kindOf(id)` is
 * the kind of a thing, `kindNumber(id)` its place in the list.
 * `labels`, `at`, `dates`, `also`, `web`: what the index says of each thing.
 * `edges`: `{ source, target, relation }`, an entry for each link.
 * `edgesOf(id)`: the links from and to a thing. `readings(id)`: the papers and notes beside a thing that is none, newest
 * first. `beside(id)`: the things beside a paper or note that are none. `find(at)`: the thing of an address, or undefined.
 */
export function modelOf(index) {
  const count = index.labels.length;
  const kinds = kindsOf(index.kinds);
  const kindNumbers = new Uint8Array(count);
  for (const [number, { first, total }] of kinds.entries()) kindNumbers.fill(number, first, first + total);
  const isReading = Uint8Array.from(kindNumbers, (number) => Number(READ.has(kinds[number].name)));
  const edges = edgesOf(index.links);
  const pairs = pairsOf(edges, isReading);
  const places = new Map();
  index.at.forEach((at, id) => {
    if (!places.has(at)) places.set(at, id);
  });
  return {
    count,
    kinds,
    labels: index.labels,
    at: index.at,
    dates: index.dates,
    also: new Map(index.also),
    web: new Map(index.web),
    relations: index.relations.map(([verb, ...headings]) => ({ verb, headings })),
    modified: index.modified,
    edges,
    kindNumber: (id) => kindNumbers[id],
    kindOf: (id) => kinds[kindNumbers[id]],
    isReading: (id) => isReading[id] === 1,
    dateOf: (id) => index.dates[id] || "",
    edgesOf: listsOf(count, [
      [edges.source, edges.source.keys()],
      [edges.target, edges.target.keys()],
    ]),
    readings: listsOf(count, [[pairs.others, pairs.readings]]),
    beside: listsOf(count, [[pairs.readings, pairs.others]]),
    find: (at) => places.get(at),
  };
}

function kindsOf(told) {
  let first = 0;
  return told.map(([name, one, many, shape, total]) => {
    const kind = { name, one, many, shape, total, first };
    first += total;
    return kind;
  });
}

function edgesOf(links) {
  const flat = links.flatMap(([sources, targets], relation) =>
    sources.flatMap((source, place) => targets[place].map((target) => [source, target, relation])),
  );
  return {
    source: Int32Array.from(flat, (edge) => edge[0]),
    target: Int32Array.from(flat, (edge) => edge[1]),
    relation: Uint8Array.from(flat, (edge) => edge[2]),
  };
}

/** Each reading with each other thing that it is linked to, once, sorted. */
function pairsOf({ source, target }, isReading) {
  const count = isReading.length;
  const keys = [];
  for (let edge = 0; edge < source.length; edge++) {
    const [from, to] = [source[edge], target[edge]];
    if (isReading[from] && !isReading[to]) keys.push(from * count + to);
    else if (isReading[to] && !isReading[from]) keys.push(to * count + from);
  }
  const sorted = Float64Array.from(new Set(keys)).sort();
  return {
    readings: Int32Array.from(sorted, (key) => Math.floor(key / count)),
    others: Int32Array.from(sorted, (key) => key % count),
  };
}

/** A function from a thing to its values; each table pairs things with values, and keeps their order. */
function listsOf(count, tables) {
  const starts = new Int32Array(count + 1);
  for (const [things] of tables) for (const thing of things) starts[thing + 1]++;
  for (let thing = 0; thing < count; thing++) starts[thing + 1] += starts[thing];
  const next = starts.slice();
  const values = new Int32Array(starts[count]);
  for (const [things, of] of tables) {
    let place = 0;
    for (const value of of) values[next[things[place++]]++] = value;
  }
  return (thing) => values.subarray(starts[thing], starts[thing + 1]);
}
