import assert from "node:assert/strict";
import { test } from "node:test";
import { around, BATCH, MOST, pictureOf } from "../../../kg/views/explorer/picture.mjs";
import { EVERYTHING, selectionOf } from "../../../kg/views/explorer/selection.mjs";
import { named, names, small, starOf } from "./small.mjs";

const model = small();

test("one step from a paper leads to its neighbours, and says what these lead to", () => {
  const { nodes, edges, more } = around(model, named(model, "Boats in Wind"), 1, []);

  assert.deepEqual(names(model, nodes), ["Boats in Wind", "Ada Example", "wind", "Glider 2"]);
  assert.deepEqual(
    edges.map(({ from, to, why }) => [model.labels[from], why, model.labels[to]]),
    [
      ["Boats in Wind", ["written by"], "Ada Example"],
      ["Boats in Wind", ["on the topic"], "wind"],
      ["Boats in Wind", ["mentions"], "Glider 2"],
    ],
  );
  assert.equal(more.get(named(model, "wind")), 2);
  assert.equal(more.get(named(model, "Boats in Wind")), 0);
});

test("links of several kinds between two things are one line", () => {
  const { edges } = around(model, named(model, "Papers That Fly"), 1, []);
  const glider = edges.find(({ to }) => to === named(model, "Glider 2"));

  assert.deepEqual(glider.why, ["introduces", "mentions"]);
});

test("a second step leads on, what several share first", () => {
  const { nodes } = around(model, named(model, "Bo Test"), 2, []);

  assert.deepEqual(names(model, nodes).slice(0, 4), ["Bo Test", "Papers That Fly", "Ada Example", "wind"]);
});

test("a hub shows a dozen neighbours of each kind, and a dozen more each time that it is expanded", () => {
  const star = starOf(200, 200);
  const topic = 200;
  const first = around(star, topic, 1, []);
  const second = around(star, topic, 1, [[topic, 1]]);

  assert.equal(first.nodes.length, 1 + BATCH);
  assert.equal(first.more.get(topic), 200 - BATCH);
  assert.deepEqual(second.nodes.slice(0, first.nodes.length), first.nodes);
  assert.equal(second.nodes.length, 1 + 2 * BATCH);
});

test("any node can be expanded, and there are never too many nodes", () => {
  const star = starOf(200, 200);
  const one = around(star, 0, 1, [[200, 1]]);

  assert.equal(one.nodes.length, 1 + BATCH + 1 + BATCH - 1);
  assert.equal(
    around(star, 200, 2, [
      [200, 99],
      [0, 99],
    ]).nodes.length,
    MOST,
  );
});

test("what is expanded but not drawn changes nothing", () => {
  const alone = around(model, named(model, "Ports"), 1, []);

  assert.deepEqual(around(model, named(model, "Ports"), 1, [[named(model, "SAIL"), 3]]), alone);
});

test("few papers are drawn with what is beside them, many as a map of what they share", () => {
  const few = pictureOf(model, selectionOf(model, EVERYTHING, null));
  const star = starOf(50, 2);
  const many = pictureOf(star, selectionOf(star, EVERYTHING, null));

  assert.equal(few.map, false);
  assert.deepEqual(names(model, few.nodes).slice(0, 4), ["Boats in Wind", "Papers That Fly", "Ports", "wind"]);
  assert.equal(few.nodes.includes(named(model, "2024-01-02")), false);
  assert.equal(many.map, true);
  assert.deepEqual(many.nodes, [50]);
});

test("without papers the things themselves are drawn", () => {
  const authors = { ids: [4, 5], readings: [], counts: new Int32Array(model.count) };

  assert.deepEqual(names(model, pictureOf(model, authors).nodes), ["Ada Example", "Bo Test"]);
});
