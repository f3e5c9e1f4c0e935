import assert from "node:assert/strict";
import { test } from "node:test";
import { addText, search, searchableOf } from "../../../kg/views/explorer/search.mjs";
import { named, small } from "./small.mjs";

const model = small();
const searchable = searchableOf(model);
addText(searchable, named(model, "Papers That Fly"), ["We fly kites.", "연이 높이 난다. 강화학습."]);
addText(searchable, named(model, "Ports"), ["The whole world"]);

/** The names of what is found, best first. */
function found(query) {
  const scores = search(model, searchable, query);
  const ids = [...scores.keys()].filter((id) => scores[id]);
  return ids.sort((a, b) => scores[b] - scores[a] || a - b).map((id) => model.labels[id]);
}

test("without a word there is no search", () => {
  assert.equal(search(model, searchable, " \t"), null);
});

test("names come first, then the papers beside what has the name", () => {
  assert.deepEqual(found("glider"), ["Glider", "Glider 2", "Boats in Wind", "Papers That Fly"]);
});

test("other names and identifiers are names", () => {
  assert.deepEqual(found("glider-2"), ["Glider 2", "Boats in Wind", "Papers That Fly"]);
  assert.deepEqual(found("paper/kite"), ["Papers That Fly"]);
});

test("an author finds the author and the papers", () => {
  assert.deepEqual(found("ada EXAMPLE"), ["Ada Example", "Boats in Wind", "Papers That Fly"]);
});

test("every word has to be found, in the name, beside it or in a text", () => {
  assert.deepEqual(found("fly ada kites"), ["Papers That Fly"]);
  assert.deepEqual(found("fly zeppelin"), []);
});

test("Korean is found by any part of a word, Latin in texts from the beginning of one", () => {
  assert.deepEqual(found("화학습"), ["Papers That Fly"]);
  assert.deepEqual(found("강화학습".normalize("NFD")), ["Papers That Fly"]);
  assert.deepEqual(found("kite"), ["Papers That Fly"]);
  assert.deepEqual(found("rl"), []);
});

test("words of a pattern are only words", () => {
  assert.deepEqual(found(".*"), []);
  assert.deepEqual(found("__proto__"), []);
});
