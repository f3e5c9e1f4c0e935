import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERYTHING } from "../../../kg/views/explorer/selection.mjs";
import {
  chosen,
  closed,
  expanded,
  filtered,
  kept,
  opened,
  restored,
  START,
  toggled,
} from "../../../kg/views/explorer/state.mjs";
import { named, small } from "./small.mjs";

const model = small();
const kite = named(model, "Papers That Fly");
const wind = named(model, "wind");
const glider = named(model, "Glider 2");

test("what is opened is in the middle of the picture, what is chosen in the picture is not", () => {
  const state = chosen(expanded(opened(START, kite), wind), glider);

  assert.deepEqual(state, { ...START, thing: glider, centre: kite, expanded: [[wind, 1]], trail: [kite, glider] });
  assert.deepEqual(opened(state, wind), { ...START, thing: wind, centre: wind, trail: [kite, glider, wind] });
});

test("what is on the trail leads back along it, and the trail stays short", () => {
  const state = [kite, wind, glider, kite].reduce(opened, START);

  assert.deepEqual(state.trail, [kite]);
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].reduce(opened, START).trail, [2, 3, 4, 5, 6, 7]);
});

test("closing keeps the filter", () => {
  const state = closed(opened(filtered(START, { query: "kite" }), kite));

  assert.deepEqual(state, { ...START, filter: { ...EVERYTHING, query: "kite" } });
});

test("a thing is added to the filter and taken from it", () => {
  const state = toggled(toggled(START, wind), glider);

  assert.deepEqual(state.filter.beside, [wind, glider]);
  assert.deepEqual(toggled(state, wind).filter.beside, [glider]);
});

test("expanding counts", () => {
  assert.deepEqual(expanded(expanded(expanded(START, wind), kite), wind).expanded, [
    [wind, 2],
    [kite, 1],
  ]);
});

test("the history brings a state back", () => {
  const state = chosen(expanded(opened(filtered(START, { query: "a" }), kite), wind), glider);
  const memory = structuredClone(kept(model, state));

  assert.deepEqual(restored(model, state, memory, EVERYTHING), state);
  assert.equal(restored(model, { thing: kite, filter: { ...EVERYTHING } }, null, EVERYTHING).filter, EVERYTHING);
});

test("an address without a history opens its thing, and what is gone from the graph is left out", () => {
  const told = { thing: kite, filter: EVERYTHING };
  const memory = { centre: "paper/gone", depth: 2, expanded: [["paper/gone", 1]], trail: ["paper/gone", "paper/kite"] };

  assert.deepEqual(restored(model, told, null, EVERYTHING), opened(START, kite));
  assert.deepEqual(restored(model, told, memory, EVERYTHING), { ...START, thing: kite, depth: 2, trail: [kite] });
});
