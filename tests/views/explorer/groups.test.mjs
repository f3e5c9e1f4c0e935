import assert from "node:assert/strict";
import { test } from "node:test";
import { groupsOf, neighboursOf, relatedOf } from "../../../kg/views/explorer/groups.mjs";
import { named, names, small } from "./small.mjs";

const model = small();
const told = (label) => groupsOf(model, named(model, label)).map(({ heading, ids }) => [heading, names(model, ids)]);

test("the neighbours of a paper by relation, authors in their order", () => {
  assert.deepEqual(told("Papers That Fly"), [
    ["Authors", ["Bo Test", "Ada Example"]],
    ["Topics", ["wind"]],
    ["Introduces", ["Glider 2"]],
    ["Models", ["Glider 2"]],
    ["Digests", ["2024-01-02"]],
    ["Links to", ["SAIL"]],
  ]);
});

test("the neighbours of a model, papers newest first", () => {
  assert.deepEqual(told("Glider 2"), [
    ["Introduced by", ["Papers That Fly"]],
    ["Papers that mention it", ["Boats in Wind", "Papers That Fly"]],
    ["Family", ["Glider"]],
  ]);
});

test("a neighbour by two relations is one neighbour", () => {
  assert.deepEqual(names(model, neighboursOf(model, named(model, "Glider 2"))), [
    "Papers That Fly",
    "Boats in Wind",
    "Glider",
  ]);
});

test("what shares two papers with a thing is related to it", () => {
  const related = relatedOf(model, named(model, "Glider 2"));

  assert.deepEqual(
    related.map(({ heading, pairs }) => [heading, pairs.map(([id, count]) => [model.labels[id], count])]),
    [
      ["Related topics", [["wind", 2]]],
      ["Related authors", [["Ada Example", 2]]],
    ],
  );
  assert.deepEqual(relatedOf(model, named(model, "Ports")), []);
});
