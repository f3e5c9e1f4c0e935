import assert from "node:assert/strict";
import { test } from "node:test";
import { modelOf } from "../../../kg/views/explorer/model.mjs";
import { named, names, small } from "./small.mjs";

const model = small();

test("things stand by kind", () => {
  assert.equal(model.kindOf(named(model, "wind")).one, "Topic");
  assert.equal(model.kindOf(named(model, "SAIL")).name, "linked");
  assert.deepEqual(model.kinds.map(({ name, first }) => [name, first]).slice(0, 4), [
    ["paper", 0],
    ["note", 2],
    ["tag", 3],
    ["author", 4],
  ]);
});

test("papers and notes beside a thing, newest first, and things beside a paper, each once", () => {
  assert.deepEqual(names(model, model.readings(named(model, "wind"))), ["Boats in Wind", "Papers That Fly", "Ports"]);
  assert.deepEqual(names(model, model.readings(named(model, "Glider 2"))), ["Boats in Wind", "Papers That Fly"]);
  assert.deepEqual(names(model, model.beside(named(model, "Papers That Fly"))), [
    "wind",
    "Ada Example",
    "Bo Test",
    "Glider 2",
    "SAIL",
    "2024-01-02",
  ]);
});

test("an address leads to its thing, and names of the language to none", () => {
  assert.equal(model.labels[model.find("paper/kite")], "Papers That Fly");
  assert.equal(model.find("__proto__"), undefined);
  assert.equal(model.find("constructor"), undefined);
});

test("a graph of nothing", () => {
  const empty = modelOf({ kinds: [], labels: [], at: [], dates: [], also: [], web: [], relations: [], links: [] });

  assert.equal(empty.count, 0);
  assert.equal(empty.find(""), undefined);
});
