// Which things a query finds, and how well.

import { fold, isWide, startsWordIn, wordsOf } from "./words.mjs";

// How well one word fits a thing: the higher, the further up in the list.
const IS_NAME = 6;
const STARTS_NAME = 5;
const STARTS_WORD = 4;
const IN_NAME = 3;
const NAMED_BESIDE = 2;
const IN_TEXT = 1;

/** What is searched of a graph, folded beforehand: the names of each thing, and its texts as far as they are here. */
export function searchableOf(model) {
  const names = model.labels.map((label, id) => {
    const written = [label, ...(model.also.get(id) || [])];
    if (model.isReading(id)) written.push(model.at[id]);
    return fold(written.join("\n"));
  });
  return { names, texts: new Map() };
}

/** Make the texts of a thing searchable. */
export function addText(searchable, id, texts) {
  searchable.texts.set(id, fold(texts.join("\n")));
}

/**
 * How well each thing fits a query, 0 for not at all; null for a query without a word.
 *
 * Every word has to be found: in a name of the thing, or for a paper in the name of an author, topic, model and so on
 * beside it, or in its texts. In texts, Latin words count from their beginning only, or `rl` would find each `world`.
 */
export function search(model, searchable, query) {
  const words = wordsOf(query);
  if (!words.length) return null;
  const total = scoresOf(model, searchable, words[0]);
  for (const word of words.slice(1)) {
    const scores = scoresOf(model, searchable, word);
    for (let id = 0; id < model.count; id++) total[id] = total[id] && scores[id] ? total[id] + scores[id] : 0;
  }
  return total;
}

function scoresOf(model, { names, texts }, word) {
  const scores = Uint16Array.from(names, (name) => scoreOfName(name, word));
  for (let id = 0; id < model.count; id++) {
    if (scores[id] >= STARTS_WORD && !model.isReading(id)) {
      for (const reading of model.readings(id)) scores[reading] ||= NAMED_BESIDE;
    }
  }
  const inText = isWide(word) ? (text) => text.includes(word) : (text) => startsWordIn(text, word);
  for (const [id, text] of texts) if (!scores[id] && inText(text)) scores[id] = IN_TEXT;
  return scores;
}

function scoreOfName(name, word) {
  const at = name.indexOf(word);
  if (at < 0) return 0;
  if (at === 0) return name.length === word.length || name[word.length] === "\n" ? IS_NAME : STARTS_NAME;
  return startsWordIn(name, word) ? STARTS_WORD : IN_NAME;
}
