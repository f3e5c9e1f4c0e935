import assert from "node:assert/strict";
import { test } from "node:test";
import { search, searchableOf } from "../../../kg/views/explorer/search.mjs";
import { EVERYTHING, monthsBetween, mostBeside, selectionOf } from "../../../kg/views/explorer/selection.mjs";
import { named, names, small } from "./small.mjs";

const model = small();

function select(filter) {
  const asked = { ...EVERYTHING, ...filter };
  return selectionOf(model, asked, search(model, searchableOf(model), asked.query));
}

test("everything, papers first", () => {
  const { ids, readings, kinds } = select({});

  assert.equal(ids.length, model.count);
  assert.deepEqual(names(model, readings), ["Boats in Wind", "Papers That Fly", "Ports"]);
  assert.deepEqual(Object.fromEntries(kinds), {
    paper: 2,
    note: 1,
    tag: 1,
    author: 2,
    model: 2,
    linked: 1,
    work: 1,
    digest: 1,
  });
});

test("what is beside all of some things, and what is beside that", () => {
  const bo = named(model, "Bo Test");
  const { ids, readings, counts } = select({ beside: [bo, named(model, "wind")] });

  assert.deepEqual(names(model, readings), ["Papers That Fly"]);
  assert.equal(counts[named(model, "Ada Example")], 1);
  assert.deepEqual(names(model, ids), [
    "Papers That Fly",
    "wind",
    "Ada Example",
    "Bo Test",
    "Glider 2",
    "SAIL",
    "2024-01-02",
  ]);
});

test("months narrow the readings, but not the counts of the months", () => {
  const { readings, months, kinds } = select({ from: "2024-01", to: "2024-02" });

  assert.deepEqual(names(model, readings), ["Papers That Fly"]);
  assert.deepEqual(Object.fromEntries(months), { "2024-03": 1, "2024-01": 1, "2023-05": 1 });
  assert.equal(kinds.get("author"), 2);
  assert.equal(kinds.get("note"), 0);
});

test("a kind narrows the list, but not the counts of the kinds", () => {
  const { ids, kinds } = select({ kind: "author", beside: [named(model, "Bo Test")] });

  assert.deepEqual(names(model, ids), ["Ada Example", "Bo Test"]);
  assert.equal(kinds.get("paper"), 1);
});

test("counts follow the query", () => {
  const { counts } = select({ query: "boats" });

  assert.deepEqual(mostBeside(model, counts, "author"), [[named(model, "Ada Example"), 1]]);
  assert.deepEqual(mostBeside(model, counts, "no such kind"), []);
});

test("months without a gap", () => {
  assert.deepEqual(monthsBetween(["2025-01-09", "", "2024-11", "2024-11-30"]), ["2024-11", "2024-12", "2025-01"]);
  assert.deepEqual(monthsBetween([]), []);
});

test("dates without a month, and one that is far off, make no endless line", () => {
  assert.deepEqual(monthsBetween(["2024", "soon", "2024-13", "2024-02"]), ["2024-02"]);
  assert.deepEqual(monthsBetween(["2024-02", "9999-12", "2024-02"]), ["2024-02", "9999-12"]);
});
