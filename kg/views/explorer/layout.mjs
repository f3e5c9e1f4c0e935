// Where the nodes of a picture stand: the same for the same picture, whatever the machine.

const ROUNDS = 150;
const SPRING = 100;
const GAP = 9;
/** The share of the picture that its boxes cover. */
const DENSITY = 0.38;
/** So much wider, or higher, a picture becomes at most to fill its frame. */
const STRETCH = 1.8;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * The middle of each box, `[{ x, y }, …]` in whole pixels; no two boxes cover each other.
 *
 * `boxes`: `{ width, height }` each, the first in the middle. `edges`: `[from, to, weight]` by the numbers of the boxes.
 * `parents`: the number of the box from which each was reached, or -1. `kept`: for each box where it stands and must stay,
 * or undefined. `aspect`: the width of the frame by its height.
 */
export function positions(boxes, edges, parents, kept, aspect = 1) {
  const points = kept.some(Boolean) ? beside(boxes, parents, kept) : anew(boxes, edges, parents, aspect);
  return points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
}

/** All boxes by forces between them. */
function anew(boxes, edges, parents, aspect) {
  const points = begin(parents);
  const springs = edges.map(([from, to, weight = 0.5]) => ({ from, to, strength: 0.04 + 0.12 * weight }));
  for (let round = 0; round < ROUNDS; round++) step(points, springs, 1 - round / ROUNDS);
  condense(points, boxes, aspect);
  separate(points, boxes);
  return points;
}

/** The boxes that are not kept at the nearest free places around their parents. */
function beside(boxes, parents, kept) {
  const points = kept.slice();
  boxes.forEach((box, number) => {
    if (points[number]) return;
    const from = points[parents[number]] || { x: 0, y: 0 };
    for (let turn = 0; !points[number]; turn++) {
      const reach = 12 * Math.sqrt(turn);
      const point = { x: from.x + 1.4 * reach * Math.cos(turn * GOLDEN), y: from.y + reach * Math.sin(turn * GOLDEN) };
      if (!points.some((other, place) => other && overlap(boxes[place], other, box, point))) points[number] = point;
    }
  });
  return points;
}

/** How far two boxes, with the gap around them, reach into each other, across and along; null if they do not. */
function overlap(one, at, other, there) {
  const across = (one.width + other.width) / 2 + GAP - Math.abs(there.x - at.x);
  const along = (one.height + other.height) / 2 + GAP - Math.abs(there.y - at.y);
  return across > 0 && along > 0 ? { across, along } : null;
}

/** Each box near its parent: the children of one in a spiral around it, without any in one around the middle. */
function begin(parents) {
  const children = new Map();
  const points = [];
  parents.forEach((parent, number) => {
    const nth = children.get(parent) || 0;
    children.set(parent, nth + 1);
    const from = points[parent] || { x: 0, y: 0 };
    const reach = number ? 50 * Math.sqrt(nth + 1) : 0;
    const angle = Math.atan2(from.y, from.x) + nth * GOLDEN;
    points.push({ x: from.x + reach * Math.cos(angle), y: from.y + reach * Math.sin(angle) });
  });
  return points;
}

/** One step of forces: all push each other away, springs pull together, the middle pulls a little. */
function step(points, springs, heat) {
  const forces = points.map(({ x, y }) => ({ x: -0.02 * x, y: -0.02 * y }));
  for (let one = 0; one < points.length; one++) {
    for (let other = one + 1; other < points.length; other++) {
      const dx = points[one].x - points[other].x || 0.01 * (other - one);
      const dy = points[one].y - points[other].y || 0.01;
      add(forces, one, other, (0.25 * SPRING * SPRING) / Math.max(dx * dx + dy * dy, 25), dx, dy);
    }
  }
  for (const { from, to, strength } of springs) {
    const dx = points[to].x - points[from].x;
    const dy = points[to].y - points[from].y;
    const far = Math.hypot(dx, dy) || 1;
    add(forces, from, to, ((far - SPRING) / far) * strength, dx, dy);
  }
  points.forEach((point, number) => {
    if (number === 0) return;
    const { x, y } = forces[number];
    const share = Math.min(1, (4 + 40 * heat) / (Math.hypot(x, y) || 1));
    point.x += x * share;
    point.y += y * share;
  });
}

/** A force on one of two boxes, and its opposite on the other. */
function add(forces, one, other, size, dx, dy) {
  forces[one].x += dx * size;
  forces[one].y += dy * size;
  forces[other].x -= dx * size;
  forces[other].y -= dy * size;
}

/** Draw the whole together, or apart, until the boxes cover their share of it, and some way towards the shape of the frame. */
function condense(points, boxes, aspect) {
  const covered = boxes.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const side = (name) =>
    Math.max(1, Math.max(...points.map((one) => one[name])) - Math.min(...points.map((one) => one[name])));
  const scale = Math.sqrt(covered / DENSITY / (side("x") * side("y")));
  const stretch = Math.sqrt(Math.max(1 / STRETCH, Math.min(STRETCH, (aspect * side("y")) / side("x"))));
  for (const point of points) {
    point.x *= scale * stretch;
    point.y *= scale / stretch;
  }
}

/** Move boxes that cover each other apart, along the shorter way, until none do; the first stays. */
function separate(points, boxes) {
  for (let round = 0; round < 500; round++) {
    let moved = false;
    for (let one = 0; one < points.length; one++) {
      for (let other = one + 1; other < points.length; other++) {
        moved = apart(points, boxes, one, other) || moved;
      }
    }
    if (!moved) return;
  }
}

function apart(points, boxes, one, other) {
  const over = overlap(boxes[one], points[one], boxes[other], points[other]);
  if (!over) return false;
  const way = over.across < over.along ? "x" : "y";
  const by = (Math.min(over.across, over.along) + 0.5) * (points[other][way] < points[one][way] ? -1 : 1);
  points[one][way] -= one ? by / 2 : 0;
  points[other][way] += one ? by / 2 : by;
  return true;
}
