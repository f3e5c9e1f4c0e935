import assert from "node:assert/strict";
import { test } from "node:test";
import { around, pictureOf } from "../../../kg/views/explorer/picture.mjs";
import { placed } from "../../../kg/views/explorer/placing.mjs";
import { EVERYTHING, selectionOf } from "../../../kg/views/explorer/selection.mjs";
import { named, small, starOf } from "./small.mjs";

const frame = { width: 700, height: 500 };

test("the centre is in the middle, and what is open has a bubble below it", () => {
  const model = small();
  const boat = named(model, "Boats in Wind");
  const wind = named(model, "wind");
  const { bubbles, places } = placed(model, around(model, boat, 1, []), wind, frame, new Map());

  assert.deepEqual(places.get(boat), { x: 0, y: 0 });
  assert.deepEqual(bubbles, [{ of: wind, key: `more-${wind}`, label: "2 more" }]);
  assert.equal(places.get(`more-${wind}`).x, places.get(wind).x);
  assert.ok(places.get(`more-${wind}`).y > places.get(wind).y);
});

test("what stood in the picture before stays there", () => {
  const star = starOf(60, 2);
  const before = placed(star, around(star, 60, 1, []), 60, frame, new Map()).places;
  const after = placed(star, around(star, 60, 1, [[60, 1]]), 60, frame, before).places;

  for (const [key, place] of before) if (typeof key === "number") assert.deepEqual(after.get(key), place);
  assert.equal(after.size, before.size + 12);
});

test("everything lies within the bounds, in any frame", () => {
  const star = starOf(20, 3);
  for (const size of [frame, { width: 0, height: 0 }]) {
    const picture = pictureOf(star, selectionOf(star, EVERYTHING, null));
    const { places, bounds } = placed(star, picture, null, size, new Map());

    for (const { x, y } of places.values()) {
      assert.ok(x > bounds.left && x < bounds.right && y > bounds.top && y < bounds.bottom);
    }
  }
});

test("nothing has a place too", () => {
  const model = small();

  assert.equal(
    placed(model, pictureOf(model, { ids: [], readings: [], counts: [] }), null, frame, new Map()).places.size,
    0,
  );
});
