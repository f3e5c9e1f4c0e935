// The picture: vis-network with the positions that come with the page.

import { byId, make } from "./elements.mjs";

const FILLED = new Set(["box", "ellipse"]);
const SOLID = new Set(["paper", "note"]);
/** Room that is left free around what is brought into sight, in pixels. */
const MARGIN = 70;
/** A label is readable from so many pixels on. */
const READABLE = 10;
/** Labels with letters smaller than this have no room of their own. */
const TINY = 8;
/** The smallest circle of a map, when a filter leaves it little. */
const SMALLEST = 5;
/** Below this scale a picture opens on its middle, not as a whole: on a phone nothing could be read. */
const LEAST = 0.42;
const STRONG = new Set(["introduces", "links to"]);

/** The picture of a page. `open(node)` is called with a clicked node, or undefined for the ground; `label` is for those who hear it. */
export function pictureOf({ drawing, legend, form }, { open, label }) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const moving = () => (still.matches ? false : { duration: 300, easingFunction: "easeInOutQuad" });
  const near = drawing.nodes.map(() => []);
  for (const { from, to } of drawing.edges) {
    near[from].push(to);
    near[to].push(from);
  }
  const hidden = new Set();
  let network = null;
  let nodes = null;
  let edges = null;
  let styles = null;
  let state = { lit: null, chosen: null, share: null };
  let pointed = null;

  function tint(hex, share) {
    const ground = colour("sheet");
    const mixed = [1, 3, 5].map((at) => {
      const [one, other] = [hex, ground].map((each) => Number.parseInt(each.slice(at, at + 2), 16));
      return Math.round(one * share + other * (1 - share));
    });
    return `rgb(${mixed.join(",")})`;
  }

  function styleOf([group, , shape]) {
    const border = colour(group);
    const solid = !FILLED.has(shape) || SOLID.has(group);
    const background = solid ? border : tint(border, 0.14);
    const strong = { border: colour("text"), background };
    const inside = solid && FILLED.has(shape);
    return {
      color: { border, background, highlight: strong, hover: strong },
      font: { color: inside ? colour("sheet") : colour("text"), strokeWidth: FILLED.has(shape) ? 0 : 3 },
    };
  }

  /** The colour of a line: that of what it leads to, in a map none of its own. */
  function lineColour({ to, title }) {
    if (form === "map") return colour("edge");
    return title === "links to" ? colour("paper") : colour(drawing.nodes[to].group);
  }

  function draw() {
    const view = network && { position: network.getViewPosition(), scale: network.getScale() };
    network?.destroy();
    styles = new Map(legend.map((one) => [one[0], styleOf(one)]));
    nodes = new vis.DataSet(drawing.nodes);
    edges = new vis.DataSet(drawing.edges.map((edge, id) => ({ ...edge, id })));
    const { options } = drawing;
    const face = getComputedStyle(document.body).fontFamily;
    network = new vis.Network(
      byId("canvas"),
      { nodes, edges },
      {
        ...options,
        nodes: { ...options.nodes, font: { face, color: colour("text"), strokeColor: colour("ground") }, margin: 9 },
        groups: Object.fromEntries(styles),
      },
    );
    const frame = byId("canvas").querySelector(".vis-network");
    frame.tabIndex = 0;
    frame.setAttribute("role", "img");
    frame.setAttribute("aria-label", label);
    network.on("click", ({ nodes: [node] }) => open(node));
    network.on("hoverNode", ({ node }) => point(node));
    network.on("blurNode", () => point(null));
    if (!view) {
      fit(false);
      return;
    }
    network.moveTo(view);
    paint();
  }

  function fit(animation = moving()) {
    network.fit({ animation });
    if (!animation && network.getScale() < LEAST && innerWidth < 900) network.moveTo({ scale: LEAST });
  }

  /** What is lit: the pointed node with its neighbours, else what is chosen or found; null for everything. */
  function litNow() {
    return pointed === null ? state.lit : new Set([pointed, ...near[pointed]]);
  }

  function paint() {
    const lit = litNow();
    const centre = pointed ?? state.chosen;
    const size = READABLE / network.getScale();
    nodes.update(drawing.nodes.map((node, id) => ({ id, ...lookOf(node, id, lit, size) })));
    edges.update(
      drawing.edges.map((edge, id) => {
        const on =
          !lit ||
          (centre === null ? lit.has(edge.from) && lit.has(edge.to) : edge.from === centre || edge.to === centre);
        const base = form === "crowd" && !lit ? 0.16 : 0.5;
        const opacity = on ? (lit ? 0.85 : STRONG.has(edge.title) ? 0.8 : base) : 0.05;
        const shown = lineColour(edge);
        return { id, color: { color: shown, hover: shown, highlight: shown, opacity, inherit: false } };
      }),
    );
    if (state.chosen === null) network.unselectAll();
    else network.selectNodes([state.chosen], false);
  }

  function lookOf(node, id, lit, readable) {
    const on = !lit || lit.has(id);
    const outside = !FILLED.has(node.shape);
    const share = state.share ? Math.sqrt(state.share(id)) : 1;
    return {
      opacity: on ? 1 : 0.12,
      hidden: hidden.has(node.group),
      size: outside && form === "map" ? Math.max(SMALLEST, node.size * share) : node.size,
      font: {
        size: lit && on && outside ? grown(node, id, lit, readable) : node.font.size,
        color: on ? styles.get(node.group).font.color : colour("faded"),
      },
    };
  }

  /** The letters of a lit label: readable, but not where many small ones stand close. */
  function grown({ font: { size } }, id, lit, readable) {
    const most = size < TINY && id !== pointed && id !== state.chosen ? 5 : 40;
    return lit.size <= most ? Math.max(size, Math.min(readable, 30)) : size;
  }

  /** Light a node and its neighbours while something points at it; null to stop. */
  function point(node) {
    if (node === pointed) return;
    pointed = node;
    byId("canvas").style.cursor = node === null ? "" : "pointer";
    paint();
  }

  /** Show what is lit (nodes, or null for all), what is chosen (a node or null), and how large each node counts now. */
  function show(wanted) {
    state = wanted;
    paint();
  }

  function toggle(group) {
    const gone = !hidden.delete(group);
    if (gone) hidden.add(group);
    paint();
    return !gone;
  }

  /** Move the picture, only when some of these nodes are out of sight or under the panel. */
  function bringIn(lit) {
    if (!lit.length) return;
    const places = Object.values(network.getPositions(lit));
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { clientWidth, clientHeight } = byId("canvas");
    const panel = byId("panel");
    const free = clientWidth - (getComputedStyle(panel).position === "absolute" ? panel.clientWidth : 0);
    const [from, to] = [network.canvasToDOM({ x: left, y: top }), network.canvasToDOM({ x: right, y: bottom })];
    if (from.x > MARGIN && from.y > MARGIN && to.x < free - MARGIN && to.y < clientHeight - MARGIN) return;
    const across = (free - 2 * MARGIN) / (right - left || 1);
    const along = (clientHeight - 2 * MARGIN) / (bottom - top || 1);
    const scale = Math.max(0.05, Math.min(network.getScale(), across, along));
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    network.moveTo({ position, scale, offset: { x: (free - clientWidth) / 2, y: 0 }, animation: moving() });
  }

  function save(name) {
    const from = byId("canvas").querySelector("canvas");
    const to = make("canvas", { width: from.width, height: from.height });
    const context = to.getContext("2d");
    context.fillStyle = colour("ground");
    context.fillRect(0, 0, to.width, to.height);
    context.drawImage(from, 0, 0);
    to.toBlob((blob) => {
      const address = URL.createObjectURL(blob);
      make("a", { href: address, download: `${name}.png` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
  }

  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: moving() });
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  return { show, point, toggle, bringIn, fit, zoom, save, near: (node) => near[node] };
}
