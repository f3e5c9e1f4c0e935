// Which things and links are drawn: those around a thing, or what a selection of papers shares. Never all.

import { groupsOf, neighboursOf } from "./groups.mjs";
import { mostBeside } from "./selection.mjs";

/** No picture has more things. */
export const MOST = 150;
/** So many of each group are drawn around a thing at first, and as many more each time that it is expanded. */
export const BATCH = 12;
/** Two steps away are drawn at most so many, and of each thing so many that only it leads to. */
const SECOND = 28;
const LONELY = 2;
/** A selection of up to so many papers is drawn itself; of a larger one a map of what they share is. */
const FEW = 24;
const SHARED = 30;
const FEW_TOPICS = 4;
const MAPPED = 50;
const STRONGEST = 3;

/**
 * What is drawn around a thing, from which `depth` steps lead, 1 or 2.
 *
 * `expanded`: how many batches more are drawn of each thing that has been expanded. The picture: `nodes`, ids with the
 * `centre` first; `parents`, from which each other node was reached; `edges`, `{ from, to, why }`; `more`, how many
 * neighbours of each node are not drawn.
 */
export function around(model, centre, depth, expanded) {
  const parents = new Map([[centre, null]]);
  const batches = new Map([[centre, 1]]);
  for (const [id, more] of expanded) batches.set(id, (batches.get(id) || 0) + more);
  const reach = (id, from) => {
    if (!parents.has(id) && parents.size < MOST) parents.set(id, from);
  };
  for (const [id, many] of batches) {
    if (parents.has(id)) for (const other of firstOfGroups(model, id, many * BATCH)) reach(other, id);
    if (id === centre && depth > 1) for (const [other, from] of secondStep(model, parents)) reach(other, from);
  }
  return picture(model, [...parents.keys()], centre, parents);
}

/** A digest would join all that was read on one day, and say nothing. */
function isDrawn(model, id) {
  return model.kindOf(id).name !== "digest";
}

function firstOfGroups(model, id, many) {
  return groupsOf(model, id).flatMap(({ ids }) => ids.filter((other) => isDrawn(model, other)).slice(0, many));
}

/** What the drawn things lead on to: first what several of them share, then a few of each. */
function secondStep(model, drawn) {
  const from = new Map();
  for (const id of [...drawn.keys()].slice(1)) {
    for (const other of neighboursOf(model, id)) {
      if (!drawn.has(other) && isDrawn(model, other)) from.set(other, [...(from.get(other) || []), id]);
    }
  }
  const shared = [...from].filter(([, ids]) => ids.length > 1).sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const lonely = new Map();
  for (const [other, [id, ...others]] of from) {
    if (!others.length) lonely.set(id, [...(lonely.get(id) || []), [other, id]]);
  }
  const few = [...lonely.values()].flatMap((some) => some.slice(0, LONELY));
  return [...shared.map(([other, ids]) => [other, ids[0]]), ...few].slice(0, SECOND);
}

/**
 * What is drawn of a selection: its papers with what they share, or of many papers a map of what they share.
 *
 * In a map an edge has a `weight`, 0 to 1, and `sizes` tells how many of the readings each node has.
 */
export function pictureOf(model, { ids, readings, counts }) {
  if (!readings.length) return picture(model, ids.slice(0, FEW));
  const beside = model.kinds
    .flatMap(({ name }) => mostBeside(model, counts, name))
    .filter(([id]) => isDrawn(model, id));
  const isAuthor = (id) => Number(model.kindOf(id).name === "author");
  beside.sort(([a, many], [b, more]) => more - many || isAuthor(a) - isAuthor(b) || a - b);
  if (readings.length <= FEW) return picture(model, [...readings, ...beside.slice(0, SHARED).map(([id]) => id)]);
  const shared = beside.filter(([, count]) => count > 1).map(([id]) => id);
  const topics = shared.filter((id) => model.kindOf(id).name === "tag");
  return map(model, readings, (topics.length > FEW_TOPICS ? topics : shared).slice(0, MAPPED));
}

/** The nodes with all links among them, each pair once. */
function picture(model, nodes, centre = null, parents = new Map()) {
  const drawn = new Set(nodes);
  const edges = new Map();
  const { source, target, relation } = model.edges;
  for (const id of nodes) {
    for (const edge of model.edgesOf(id)) {
      if (source[edge] !== id || !drawn.has(target[edge])) continue;
      const key = `${id} ${target[edge]}`;
      const why = model.relations[relation[edge]].verb;
      if (edges.has(key)) edges.get(key).why.push(why);
      else edges.set(key, { from: id, to: target[edge], why: [why] });
    }
  }
  const hidden = (id) => neighboursOf(model, id).filter((other) => !drawn.has(other) && isDrawn(model, other)).length;
  const more = new Map(nodes.map((id) => [id, hidden(id)]));
  return { nodes, centre, parents, edges: [...edges.values()], more, map: false };
}

/** The nodes with the strongest associations of each, by the cosine of the sets of readings beside them. */
function map(model, readings, nodes) {
  const drawn = new Set(nodes);
  const own = new Map(nodes.map((id) => [id, 0]));
  const together = new Map();
  for (const reading of readings) {
    const here = [...model.beside(reading)].filter((id) => drawn.has(id));
    here.forEach((id, place) => {
      own.set(id, own.get(id) + 1);
      for (const other of here.slice(place + 1)) {
        const key = id * model.count + other;
        together.set(key, (together.get(key) || 0) + 1);
      }
    });
  }
  const links = [...together].map(([key, count]) => {
    const [from, to] = [Math.floor(key / model.count), key % model.count];
    return { from, to, count, weight: count / Math.sqrt(own.get(from) * own.get(to)) };
  });
  links.sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to);
  const taken = new Map(nodes.map((id) => [id, 0]));
  const kept = links.filter(({ from, to }) => {
    const among = taken.get(from) < STRONGEST || taken.get(to) < STRONGEST;
    taken.set(from, taken.get(from) + 1);
    taken.set(to, taken.get(to) + 1);
    return among;
  });
  const edges = kept.map(({ from, to, count, weight }) => ({ from, to, weight, why: [`${count} in common`] }));
  return { nodes, centre: null, parents: new Map(), edges, more: new Map(), sizes: own, map: true };
}
