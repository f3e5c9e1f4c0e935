// The neighbours of a thing by relation, in the order in which a panel tells of them.

const RELATED = ["tag", "author", "model", "method", "dataset"];
const RELATED_SHOWN = 8;

/**
 * The neighbours of a thing: `[{ heading, verb, forward, ids }, …]`; `forward` says that the thing is the one that points.
 *
 * Authors stand in the order of their paper, papers and notes with the newest first, others with the most read first.
 */
export function groupsOf(model, id) {
  const groups = new Map();
  for (const edge of model.edgesOf(id)) {
    const { source, target, relation } = model.edges;
    const forward = source[edge] === id;
    const other = forward ? target[edge] : source[edge];
    const { verb, headings } = model.relations[relation[edge]];
    const wanted = headings[forward ? 0 : 1];
    const kind = model.kindOf(other);
    const heading = wanted.replace("{kinds}", kind.many);
    const rank = relation[edge] * model.kinds.length + (wanted === heading ? 0 : model.kinds.indexOf(kind));
    const key = `${rank} ${heading}`;
    if (!groups.has(key)) groups.set(key, { heading, verb, forward, rank, ids: [] });
    groups.get(key).ids.push(other);
  }
  return [...groups.values()].sort((a, b) => a.rank - b.rank);
}

/** The neighbours of a thing, each once, in the order of its groups. */
export function neighboursOf(model, id) {
  return [...new Set(groupsOf(model, id).flatMap(({ ids }) => ids))];
}

/** What shares at least two readings with a thing that is none, most shared first: `[{ heading, pairs, total }, …]`. */
export function relatedOf(model, id) {
  if (model.isReading(id)) return [];
  const shared = new Map();
  for (const reading of model.readings(id)) {
    for (const other of model.beside(reading)) if (other !== id) shared.set(other, (shared.get(other) || 0) + 1);
  }
  const often = [...shared].filter(([, count]) => count > 1);
  return RELATED.map((name) => {
    const pairs = often
      .filter(([other]) => model.kindOf(other).name === name)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const kind = model.kinds.find((one) => one.name === name);
    return {
      heading: kind ? `Related ${kind.many.toLowerCase()}` : "",
      pairs: pairs.slice(0, RELATED_SHOWN),
      total: pairs.length,
    };
  }).filter(({ total }) => total);
}
