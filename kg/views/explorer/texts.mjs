// The texts of things, in blocks of which each is unpacked when it is first needed.

import { unpack } from "./unpack.mjs";

/**
 * The texts behind these blocks; `starts` has the first thing of each.
 *
 * `of(id)`: a promise of the texts of a thing, or of null without any. `known(id)`: the same at once, null also when they
 * are not here yet. `all(take)`: unpacks block after block and hands each, a list of `[id, texts]`, to `take`.
 */
export function textsOf(blocks, starts) {
  const known = new Map();
  const promises = new Map();

  function load(number) {
    if (!promises.has(number)) promises.set(number, take(number));
    return promises.get(number);
  }

  async function take(number) {
    const records = await unpack(blocks[number]);
    for (const [id, record] of records) known.set(id, record);
    return records;
  }

  return {
    known: (id) => known.get(id) || null,
    async of(id) {
      const number = starts.findLastIndex((start) => start <= id);
      if (number >= 0) await load(number);
      return known.get(id) || null;
    },
    async all(handle) {
      for (const number of starts.keys()) handle(await load(number));
    },
  };
}

/** The sentences of the texts of one thing that mention another: `[[field, sentence, begin, end], …]`. */
export function sentencesOf(record, thing) {
  const found = (record?.mentions || []).find(([mentioned]) => mentioned === thing);
  return found ? found[1] : [];
}
