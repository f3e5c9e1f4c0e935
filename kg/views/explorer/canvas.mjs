// The picture on the page: vis-network draws what picture.mjs chose where layout.mjs put it.

import { byId, download } from "./elements.mjs";
import { positions } from "./layout.mjs";
import { widthOf, wrapped } from "./words.mjs";

const INSIDE = new Set(["box", "ellipse"]);
const FAINT = 0.14;
const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  nodes: { borderWidth: 1, scaling: { label: { enabled: false, drawThreshold: 5 } }, margin: 8, chosen: true },
  edges: { smooth: false, selectionWidth: 1, hoverWidth: 0.5 },
  interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, multiselect: false, tooltipDelay: 200 },
};

/**
 * The canvas; `actions`: `choose(id)` for a click on a node, `go(id)` for two, `expand(id)` for one on its "n more".
 *
 * `draw(picture, thing)`: draws, and keeps the nodes where they are that stood in the picture before when its first node
 * is the same. `choose(thing)`: marks a node. `repaint()`: after a change of colours.
 */
export function canvasOf(model, actions) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const frame = byId("canvas");
  const colours = new Map();
  // Where a node stands in the frame, in pixels: for programs that drive the page.
  frame.placeOf = (key) => network.canvasToDOM(places.get(key));
  let network = null;
  let drawn = null;
  let places = new Map();
  let moved = false;

  function colour(name) {
    if (!colours.has(name)) {
      const probe = byId("probe");
      probe.style.color = `var(--${name})`;
      colours.set(name, getComputedStyle(probe).color);
    }
    return colours.get(name);
  }

  function draw(picture, thing) {
    const same = drawn && picture.nodes[0] === drawn.picture.nodes[0] && !picture.map && picture.parents.size > 0;
    const styles = picture.nodes.map((id, place) => styleOf(model, picture, id, place));
    const bubbles = bubblesOf(picture, thing);
    places = placesOf(picture, styles, bubbles, same ? places : new Map());
    drawn = { picture, styles, bubbles, thing };
    paint();
    if (!same) moved = false;
    if (!same) fit();
    else if (!moved && isOutside()) fit(true);
  }

  function paint() {
    if (!drawn) return;
    const { picture, styles, bubbles } = drawn;
    const nodes = picture.nodes.map((id, place) => nodeOf(id, styles[place], place === 0 && picture.parents.size > 0));
    const edges = picture.edges.map(edgeOf);
    for (const { of, key, label } of bubbles) {
      nodes.push({ id: key, label, ...places.get(key), ...bubbleStyle() });
      edges.push({ from: of, to: key, dashes: [2, 4], color: { color: colour("edge") } });
    }
    if (network) network.setData({ nodes, edges });
    else begin(nodes, edges);
    mark();
  }

  function begin(nodes, edges) {
    network = new vis.Network(frame, { nodes, edges }, OPTIONS);
    const inner = frame.querySelector(".vis-network");
    inner.tabIndex = 0;
    inner.setAttribute("role", "img");
    inner.setAttribute("aria-describedby", "caption");
    inner.setAttribute("aria-label", "Picture; the lists hold the same things");
    network.on("click", ({ nodes: [node] }) => {
      if (typeof node === "string") actions.expand(Number(node.slice("more-".length)));
      else if (node !== undefined) actions.choose(node);
    });
    network.on("doubleClick", ({ nodes: [node] }) => {
      if (typeof node === "number") actions.go(node);
    });
    for (const event of ["dragStart", "zoom"])
      network.on(event, () => {
        moved = true;
      });
    network.on("hoverNode", () => {
      frame.style.cursor = "pointer";
    });
    network.on("blurNode", () => {
      frame.style.cursor = "";
    });
    network.on("resize", () => {
      if (!moved) setTimeout(fit);
    });
  }

  function nodeOf(id, style, central) {
    const kind = model.kindOf(id);
    const own = colour(kind.name);
    const solid = !INSIDE.has(style.shape) || central;
    const background = solid ? own : mixed(own, colour("sheet"), FAINT);
    const strong = { background, border: colour("text") };
    return {
      id,
      label: style.label,
      title: style.label.replaceAll("\n", " ") === model.labels[id] ? undefined : model.labels[id],
      shape: style.shape,
      size: style.size,
      ...places.get(id),
      color: { background, border: own, highlight: strong, hover: strong },
      font: {
        size: style.font,
        face: getComputedStyle(document.body).fontFamily,
        color: solid && INSIDE.has(style.shape) ? colour("sheet") : colour("text"),
        strokeWidth: INSIDE.has(style.shape) ? 0 : 3,
        strokeColor: colour("ground"),
      },
    };
  }

  function edgeOf({ from, to, why, weight }) {
    const linked = why.includes("links to");
    return {
      from,
      to,
      title: why.join(", "),
      width: weight ? 0.5 + 5 * weight : why.includes("introduces") ? 2 : 1,
      dashes: linked,
      arrows: linked ? { to: { enabled: true, scaleFactor: 0.5 } } : undefined,
      color: {
        color: colour("edge"),
        highlight: colour("accent"),
        hover: colour("quiet"),
        opacity: weight ? 0.3 + weight / 2 : 0.8,
      },
    };
  }

  function bubbleStyle() {
    const [border, background] = [colour("accent"), colour("sheet")];
    return {
      shape: "box",
      shapeProperties: { borderDashes: [3, 3], borderRadius: 9 },
      font: { size: 11, color: border, face: getComputedStyle(document.body).fontFamily },
      margin: 4,
      color: {
        background,
        border,
        hover: { background, border: colour("text") },
        highlight: { background, border: colour("text") },
      },
    };
  }

  function mark() {
    const { picture, thing } = drawn;
    if (picture.nodes.includes(thing)) network.selectNodes([thing], thing !== picture.nodes[0]);
    else network.unselectAll();
  }

  /** Whether some node stands beyond the frame. */
  function isOutside() {
    const { clientWidth, clientHeight } = frame;
    return [...places.keys()]
      .map(frame.placeOf)
      .some(({ x, y }) => x < 0 || y < 0 || x > clientWidth || y > clientHeight);
  }

  const fit = (animated = false) =>
    network?.fit({
      minZoomLevel: 0.55,
      maxZoomLevel: 1.15,
      animation: animated && !still.matches ? { duration: 250, easingFunction: "easeInOutQuad" } : false,
    });

  return {
    draw,
    fit: () => {
      moved = false;
      fit(true);
    },
    zoom(factor) {
      moved = true;
      network?.moveTo({ scale: network.getScale() * factor, animation: still.matches ? false : { duration: 150 } });
    },
    repaint() {
      colours.clear();
      const view = network && { position: network.getViewPosition(), scale: network.getScale() };
      paint();
      if (view) network.moveTo(view);
    },
    save(name) {
      const from = frame.querySelector("canvas");
      if (!from) return;
      const to = document.createElement("canvas");
      [to.width, to.height] = [from.width, from.height];
      const context = to.getContext("2d");
      context.fillStyle = colour("ground");
      context.fillRect(0, 0, to.width, to.height);
      context.drawImage(from, 0, 0);
      to.toBlob((blob) => download(name, blob));
    },
  };
}

function mixed(colour, ground, share) {
  const parts = (text) =>
    text
      .match(/[\d.]+/g)
      .slice(0, 3)
      .map(Number);
  const [own, other] = [parts(colour), parts(ground)];
  return `rgb(${own.map((part, place) => Math.round(part * share + other[place] * (1 - share))).join(",")})`;
}

/** How a node looks: label, size of its font and its shape, and the room that it takes. */
function styleOf(model, picture, id, place) {
  const { shape, name } = model.kindOf(id);
  const central = place === 0 && picture.parents.size > 0;
  if (picture.map) {
    const most = picture.sizes.get(picture.nodes[0]);
    const share = Math.sqrt(picture.sizes.get(id) / most);
    return roomOf({
      shape: "dot",
      label: wrapped(model.labels[id], 22, 2),
      font: Math.round(12 + 12 * share),
      size: 5 + 25 * share,
    });
  }
  if (INSIDE.has(shape)) {
    const font = central ? 15 : 12;
    return roomOf({
      shape,
      label: wrapped(model.labels[id], name === "tag" ? 22 : 24, central ? 4 : 3),
      font,
      size: 12,
    });
  }
  const size = (central ? 12 : 6) + Math.min(8, Math.log2(1 + model.readings(id).length));
  return roomOf({ shape, label: wrapped(model.labels[id], 22, 2), font: central ? 15 : 11, size });
}

function roomOf(style) {
  const lines = style.label.split("\n");
  const width = Math.max(...lines.map(widthOf)) * style.font * 0.56;
  const height = lines.length * style.font * 1.25;
  if (INSIDE.has(style.shape)) {
    const wider = style.shape === "ellipse" ? 1.3 : 1;
    return { ...style, width: width * wider + 20, height: height * wider + 16, lift: 0 };
  }
  const whole = height + 2 * style.size + 6;
  return { ...style, width: Math.max(width, 2 * style.size) + 4, height: whole, lift: whole / 2 - style.size };
}

/** A "n more" for the centre, and for the chosen node, of which not all neighbours are drawn. */
function bubblesOf(picture, thing) {
  const of = new Set([picture.parents.size ? picture.nodes[0] : null, thing]);
  return [...of]
    .filter((id) => id !== null && picture.more.get(id) > 0)
    .map((id) => ({ of: id, key: `more-${id}`, label: `${picture.more.get(id).toLocaleString("en")} more` }));
}

function placesOf(picture, styles, bubbles, before) {
  const keys = [...picture.nodes, ...bubbles.map(({ key }) => key)];
  const boxes = [...styles, ...bubbles.map(({ label }) => ({ width: 12 + label.length * 6.5, height: 22, lift: 0 }))];
  const place = new Map(keys.map((key, number) => [key, number]));
  const edges = [
    ...picture.edges.map(({ from, to, weight }) => [place.get(from), place.get(to), weight]),
    ...bubbles.map(({ of, key }) => [place.get(of), place.get(key), 1]),
  ];
  const parents = keys.map((key) => {
    const bubble = bubbles.find((one) => one.key === key);
    return place.get(bubble ? bubble.of : picture.parents.get(key)) ?? -1;
  });
  const kept = keys.map((key) => before.get(key) && lowered(before.get(key), boxes[place.get(key)]));
  const points = positions(boxes, edges, parents, kept);
  return new Map(
    keys.map((key, number) => [key, { x: points[number].x, y: Math.round(points[number].y - boxes[number].lift) }]),
  );
}

/** The middle of a box of which the shape stands here. */
function lowered({ x, y }, { lift }) {
  return { x, y: y + lift };
}
