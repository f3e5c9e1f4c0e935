import assert from "node:assert/strict";
import { test } from "node:test";
import { positions } from "../../../kg/views/explorer/layout.mjs";

const boxes = (count) => Array.from({ length: count }, (_, number) => ({ width: 60 + 7 * (number % 9), height: 24 }));
const star = (count) => Array.from({ length: count - 1 }, (_, number) => [0, number + 1]);
const none = (count) => Array.from({ length: count }, () => undefined);
const parents = (count) => [-1, ...Array.from({ length: count - 1 }, () => 0)];

/** Pairs of boxes that cover each other. */
function covered(sizes, points) {
  return points.flatMap((a, one) =>
    points
      .slice(one + 1)
      .map((b, place) => [one, one + 1 + place, Math.abs(a.x - b.x), Math.abs(a.y - b.y)])
      .filter(
        ([i, j, dx, dy]) => dx < (sizes[i].width + sizes[j].width) / 2 && dy < (sizes[i].height + sizes[j].height) / 2,
      ),
  );
}

for (const count of [0, 1, 2, 13, 60, 150]) {
  test(`${count} boxes do not cover each other`, () => {
    const sizes = boxes(count);

    assert.deepEqual(covered(sizes, positions(sizes, star(count), parents(count).slice(0, count), none(count))), []);
  });
}

test("the same picture stands in the same places", () => {
  const made = () => positions(boxes(40), star(40), parents(40), none(40));

  assert.deepEqual(made(), made());
});

test("what stood before stays where it was, and what comes covers nothing", () => {
  const before = positions(boxes(10), star(10), parents(10), none(10));
  const after = positions(boxes(20), star(20), parents(20), [...before, ...none(10)]);

  assert.deepEqual(after.slice(0, 10), before);
  assert.deepEqual(covered(boxes(20), after), []);
});

test("what is linked stands nearer than what is not", () => {
  const links = [];
  for (const group of [0, 4])
    for (let a = 0; a < 4; a++) for (let b = a + 1; b < 4; b++) links.push([group + a, group + b]);
  const points = positions(boxes(8), links, [-1, -1, -1, -1, -1, -1, -1, -1], none(8));
  const far = (a, b) => Math.hypot(points[a].x - points[b].x, points[a].y - points[b].y);
  const mean = (pairs) => pairs.reduce((sum, [a, b]) => sum + far(a, b), 0) / pairs.length;
  const apart = [0, 1, 2, 3].flatMap((a) => [4, 5, 6, 7].map((b) => [a, b]));

  assert.ok(mean(links) < mean(apart));
});
