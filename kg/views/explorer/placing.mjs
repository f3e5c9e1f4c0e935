// A picture to what is drawn of it: how each node looks, which have a "n more", and where all of it stands.

import { positions } from "./layout.mjs";
import { widthOf, wrapped } from "./words.mjs";

/** The shapes that hold their label; the others have it below. */
export const INSIDE = new Set(["box", "ellipse"]);

/** A "n more" stands below its node: its height, and how far it is from the node. */
const BUBBLE = 20;
const BELOW = 4;

/**
 * What is drawn of a picture when this thing is open: `{ styles, bubbles, places, bounds }`.
 *
 * `styles`: for each node `shape`, `label`, `font` and `size` in pixels, and its room. `bubbles`: `{ of, key, label }`, for the
 * centre and for what is open, if not all of their neighbours are drawn. `places`: where each node and bubble has its middle,
 * by id and by key. `bounds`: `{ left, top, right, bottom }` of it all. `frame` has the width and the height to fill; what
 * stands in `before`, places of an earlier picture, stays there.
 */
export function placed(model, picture, thing, frame, before) {
  const bubbles = bubblesOf(picture, thing);
  const below = new Map(bubbles.map((bubble) => [bubble.of, bubble]));
  const styles = picture.nodes.map((id) => styleOf(model, picture, id));
  const rooms = picture.nodes.map((id, number) => roomOf(styles[number], below.get(id)));
  const place = new Map(picture.nodes.map((id, number) => [id, number]));
  const points = positions(
    rooms,
    picture.edges.map(({ from, to, weight }) => [place.get(from), place.get(to), weight]),
    picture.nodes.map((id) => place.get(picture.parents.get(id)) ?? -1),
    rooms.map(({ lift }, number) => moved(before.get(picture.nodes[number]), lift)),
    frame.width / frame.height || 1,
  );
  const places = new Map(picture.nodes.map((id, number) => [id, moved(points[number], -rooms[number].lift)]));
  for (const { of, key } of bubbles) {
    const number = place.get(of);
    places.set(key, { x: points[number].x, y: Math.round(points[number].y + (rooms[number].height - BUBBLE) / 2) });
  }
  return { styles, bubbles, places, bounds: boundsOf(points, rooms) };
}

/** A point so much lower. */
function moved(point, by) {
  return point && { x: point.x, y: Math.round(point.y + by) };
}

function styleOf(model, picture, id) {
  const { shape } = model.kindOf(id);
  const name = model.labels[id];
  const central = id === picture.centre;
  if (picture.map) {
    const share = Math.sqrt(picture.sizes.get(id) / picture.sizes.get(picture.nodes[0]));
    return { shape: "dot", label: wrapped(name, 22, 2), font: Math.round(13 + 10 * share), size: 5 + 25 * share };
  }
  const font = central ? 16 : 13;
  if (INSIDE.has(shape)) return { shape, label: wrapped(name, 24, central ? 4 : 3), font, size: 12 };
  const size = (central ? 12 : 6) + Math.min(8, Math.log2(1 + model.readings(id).length));
  return { shape, label: wrapped(name, 22, 2), font: central ? 16 : 12, size };
}

/** The room of a node with its label and its bubble; `lift` is how far the shape stands above the middle of it. */
function roomOf({ shape, label, font, size }, bubble) {
  const lines = label.split("\n");
  const letters = Math.max(...lines.map(widthOf)) * font * 0.56;
  const text = lines.length * font * 1.2;
  const more = bubble ? BUBBLE + BELOW : 0;
  if (INSIDE.has(shape)) {
    const wider = shape === "ellipse" ? 1.3 : 1;
    return { width: letters * wider + 20, height: text * wider + 16 + more, lift: more / 2 };
  }
  const height = text + 2 * size + 10 + more;
  return { width: Math.max(letters, 2 * size) + 4, height, lift: height / 2 - size };
}

function bubblesOf({ centre, more }, thing) {
  const told = [...new Set([centre, thing])].filter((id) => more.get(id) > 0);
  return told.map((id) => ({ of: id, key: `more-${id}`, label: `${more.get(id).toLocaleString("en")} more` }));
}

function boundsOf(points, rooms) {
  const most = (side) => Math.max(0, ...points.map((point, number) => side(point, rooms[number])));
  return {
    left: -most(({ x }, { width }) => width / 2 - x),
    top: -most(({ y }, { height }) => height / 2 - y),
    right: most(({ x }, { width }) => x + width / 2),
    bottom: most(({ y }, { height }) => y + height / 2),
  };
}
