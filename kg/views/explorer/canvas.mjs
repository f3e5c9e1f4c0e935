// The picture on the page: vis-network draws what picture.mjs chose where layout.mjs put it.

import { byId } from "../pages/elements.mjs";
import { download } from "./browser.mjs";
import { INSIDE, placed } from "./placing.mjs";

/** What is free of nodes at the sides of the frame, and above for the buttons, in pixels. */
const MARGIN = 16;
const TOP = 46;
const SCALES = { least: 0.45, most: 1.15 };
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
 * `draw(picture, thing)`: draws, and marks the thing; where the centre is the same as before, what stood there stays.
 * `repaint()`: after a change of colours. `fit()`, `zoom(factor)`, `save(name)`: what the buttons do.
 */
export function canvasOf(model, actions) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const frame = byId("canvas");
  const colours = new Map();
  // Where a node stands in the frame, in pixels: for programs that drive the page.
  frame.placeOf = (key) => network.canvasToDOM(drawn.places.get(key));
  let network = null;
  let drawn = null;
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
    const same = picture.centre !== null && picture.centre === drawn?.picture.centre;
    const { clientWidth: width, clientHeight: height } = frame;
    drawn = { picture, thing, ...placed(model, picture, thing, { width, height }, same ? drawn.places : new Map()) };
    paint();
    if (!same) moved = false;
    if (!same) fit();
    else if (!moved && isOutside()) fit(true);
  }

  function paint() {
    if (!drawn) return;
    const { picture, styles, bubbles, thing } = drawn;
    const nodes = [...picture.nodes.map((id, place) => nodeOf(id, styles[place])), ...bubbles.map(bubbleOf)];
    const edges = picture.edges.map(edgeOf);
    if (network) {
      // With new data vis-network shows all of it; where the reader was looking is better.
      const view = { position: network.getViewPosition(), scale: network.getScale() };
      network.setData({ nodes, edges });
      network.moveTo(view);
    } else begin(nodes, edges);
    if (picture.nodes.includes(thing)) network.selectNodes([thing], thing !== picture.centre);
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

  function nodeOf(id, style) {
    const kind = model.kindOf(id);
    const own = colour(kind.name);
    const solid = !INSIDE.has(style.shape) || id === drawn.picture.centre;
    const background = solid ? own : mixed(own, colour("sheet"), FAINT);
    const strong = { background, border: colour("text") };
    return {
      id,
      label: style.label,
      title: style.label.replaceAll("\n", " ") === model.labels[id] ? undefined : model.labels[id],
      shape: style.shape,
      size: style.size,
      ...drawn.places.get(id),
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

  function bubbleOf({ key, label }) {
    const [border, background] = [colour("accent"), colour("sheet")];
    const strong = { background, border: colour("text") };
    return {
      id: key,
      label,
      ...drawn.places.get(key),
      shape: "box",
      shapeProperties: { borderDashes: [3, 3], borderRadius: 9 },
      font: { size: 12, color: border, face: getComputedStyle(document.body).fontFamily },
      margin: { top: 3, bottom: 3, left: 7, right: 7 },
      color: { background, border, hover: strong, highlight: strong },
    };
  }

  /** Whether some node stands beyond the frame. */
  function isOutside() {
    const { clientWidth, clientHeight } = frame;
    const points = [...drawn.places.keys()].map(frame.placeOf);
    return points.some(({ x, y }) => x < 0 || y < 0 || x > clientWidth || y > clientHeight);
  }

  /** Show the whole picture with its labels, unless they would be too small; then its middle. */
  function fit(animated = false) {
    if (!drawn) return;
    const { left, top, right, bottom } = drawn.bounds;
    const below = byId("below").offsetHeight + 1.5 * MARGIN;
    const whole = Math.min(
      (frame.clientWidth - 2 * MARGIN) / (right - left || 1),
      (frame.clientHeight - TOP - below) / (bottom - top || 1),
    );
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.max(SCALES.least, Math.min(SCALES.most, whole)),
      offset: { x: 0, y: (TOP - below) / 2 },
      animation: animated && !still.matches ? { duration: 250, easingFunction: "easeInOutQuad" } : false,
    });
  }

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
      paint();
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
