"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { things, drawing } = data;
  const kinds = new Map(data.kinds.map(([kind, one, many, total]) => [kind, { one, many, total }]));
  const shapes = new Map([
    ["tag", "ellipse"], ["paper", "box"], ["note", "box"], ["linked", "box"], ["model", "diamond"],
    ["method", "triangle"], ["dataset", "square"], ["author", "dot"], ["work", "hexagon"], ["digest", "box"],
  ]);
  const DATED = new Set(["paper", "note", "digest"]);
  const nodeOf = new Map(data.drawn.map((thing, node) => [thing, node]));
  const thingAt = new Map();
  things.forEach((thing, number) => { if (!thingAt.has(thing.at)) thingAt.set(thing.at, number); });
  const byId = (id) => document.getElementById(id);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const number = (value) => value.toLocaleString("en");

  /* Elements: all text of the graph goes in as text. */

  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "on") made.addEventListener("click", value);
      else if (value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== undefined && child !== ""));
    if (tag === "button") made.type = "button";
    return made;
  }

  function mark(group, shape) {
    const made = make("span", { class: `mark ${shape}`, "aria-hidden": "true" });
    made.style.setProperty("--mark", `var(--${group})`);
    return made;
  }

  function line(id, count) {
    const thing = things[id];
    const meta = count || (DATED.has(thing.kind) && thing.date) || number(thing.count || 0);
    return make("button", { on: () => go(id), "data-thing": id }, mark(thing.kind, shapes.get(thing.kind)),
      make("span", { class: "name" }, thing.label), make("span", { class: "number" }, String(meta)));
  }

  /* The lists. */

  const FEW = 8;
  let facet = "";
  let wanted = "";
  let matching = null;
  const haystacks = things.map(() => null);

  function haystack(id) {
    const thing = things[id];
    if (haystacks[id] === null) {
      const parts = [thing.label, ...(thing.also || []), thing.date || "", ...(thing.texts || []).map((text) => text[2])];
      haystacks[id] = parts.join("\n").normalize("NFC").toLowerCase();
    }
    return haystacks[id];
  }

  function search() {
    const words = wanted.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return null;
    return new Set([...things.keys()].filter((id) => words.every((word) => haystack(id).includes(word))));
  }

  function showLists() {
    const parts = [];
    let shown = 0;
    for (const [kind, { many, total }] of kinds) {
      if (facet && facet !== kind) continue;
      const ids = [...things.keys()].filter((id) => things[id].kind === kind && (!matching || matching.has(id)));
      if (!ids.length) continue;
      shown += ids.length;
      const few = facet === kind ? ids : ids.slice(0, FEW);
      const size = ids.length === total ? number(total) : `${number(ids.length)} of ${number(total)}`;
      parts.push(make("section", { "aria-label": many },
        make("h2", {}, many, make("span", {}, size)),
        make("ul", {}, ...few.map((id) => make("li", {}, line(id)))),
        ids.length > few.length ? make("button", { class: "more", on: () => choose(kind) }, `Show all ${number(ids.length)}`) : ""));
    }
    byId("sections").replaceChildren(...parts);
    byId("found").textContent = matching ? (shown ? `${number(shown)} found` : "Nothing found") : "";
    markCurrent();
  }

  function choose(kind) {
    facet = facet === kind ? "" : kind;
    for (const button of byId("facets").children) {
      button.setAttribute("aria-pressed", String(button.dataset.kind === facet));
    }
    showLists();
    byId("sections").scrollTop = 0;
  }

  function showFacets() {
    const buttons = [["", "All"], ...[...kinds].map(([kind, { many }]) => [kind, many])].map(([kind, name]) =>
      make("button", { "data-kind": kind, "aria-pressed": String(kind === facet), on: () => choose(kind) }, name));
    byId("facets").replaceChildren(...buttons);
  }

  function markCurrent() {
    for (const button of byId("sections").querySelectorAll("[data-thing]")) {
      if (Number(button.dataset.thing) === chosen) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  /* The panel. */

  function link(address) {
    let url;
    try { url = new URL(address); } catch { return ""; }
    if (url.protocol !== "http:" && url.protocol !== "https:") return "";
    return make("p", {}, make("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" },
      address.replace(/^https?:\/\//, "")));
  }

  function entry(one) {
    if (Array.isArray(one)) return line(one[0], one[1]);
    return typeof one === "number" ? line(one) : make("span", { class: "plain" }, make("span", { class: "name" }, one));
  }

  const LONG = new Set(["paper", "note", "linked", "work"]);

  function group([heading, total, entries]) {
    const long = entries.some((one) => typeof one === "number" && LONG.has(things[one].kind));
    const limit = long ? 10 : 14;
    const chips = make("div", { class: long ? "chips lines" : "chips" }, ...entries.slice(0, limit).map(entry));
    const made = [make("h3", {}, heading, " ", make("span", {}, number(total))), chips];
    const rest = total - entries.length;
    const note = rest > 0 ? make("p", { class: "also" }, `and ${number(rest)} more`) : "";
    if (entries.length > limit) {
      const all = make("button", { class: "more", on: () => { chips.append(...entries.slice(limit).map(entry)); all.replaceWith(note); } },
        `Show all ${number(entries.length)}`);
      made.push(all);
    } else made.push(note);
    return made;
  }

  function showThing(id) {
    const thing = things[id];
    const groups = thing.groups || [];
    const first = thing.texts ? groups.filter(([heading]) => heading === "Authors" || heading === "Topics") : [];
    const texts = (thing.texts || []).flatMap(([heading, language, text]) =>
      [make("h3", {}, heading), make("p", { class: "text", lang: language || undefined }, text)]);
    byId("panel").replaceChildren(
      make("div", { class: "top" }, mark(thing.kind, shapes.get(thing.kind)), kinds.get(thing.kind).one,
        thing.date ? ` · ${thing.date}` : "", make("button", { class: "close", "aria-label": "Close", on: () => go(null) }, "×")),
      make("h2", {}, thing.label),
      thing.also ? make("p", { class: "also" }, `Also: ${thing.also.join(", ")}`) : "",
      ...(thing.links || []).map(link),
      ...first.flatMap(group), ...texts, ...groups.filter((one) => !first.includes(one)).flatMap(group),
      make("div", { class: "source" }, thing.at, ...(thing.sources || []).map((source) => make("div", {}, source))),
    );
  }

  function showHelp() {
    const about = data.whole
      ? "Papers with their authors, topics and the models, methods and datasets that they mention. Lines join what belongs together."
      : "Each circle is shared by several papers, the larger the more; lines join what papers have in common most, and a colour marks what occurs together.";
    const keys = [["/", "search"], ["Tab, ↑ ↓", "through the lists"], ["Enter", "choose"], ["Esc", "let go"], ["+ − ← →", "zoom and move the picture"]];
    byId("panel").replaceChildren(
      make("div", { class: "top" }, "Help", make("button", { class: "close", "aria-label": "Close", on: () => go(null) }, "×")),
      make("h2", {}, "What you see"), make("p", {}, about),
      make("p", {}, "Choose anything in the picture or in a list to read more here. The legend hides and shows groups."),
      make("dl", {}, ...keys.flatMap(([key, what]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)])),
      data.modified ? make("p", { class: "source" }, `As of ${data.modified}`) : "",
    );
    byId("panel").hidden = false;
    byId("panel").focus();
  }

  /* The picture. */

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const FILLED = new Set(["box", "ellipse"]);
  const hidden = new Set();
  let network = null;
  let nodes = null;
  let edges = null;

  function tint(hex, share) {
    const mix = (one, other) => Math.round(parseInt(one, 16) * share + parseInt(other, 16) * (1 - share));
    const ground = colour("sheet");
    return `rgb(${[1, 3, 5].map((at) => mix(hex.slice(at, at + 2), ground.slice(at, at + 2))).join(",")})`;
  }

  function groupStyle([group, , shape]) {
    const border = colour(group);
    const background = group === "paper" || group === "note" ? border : FILLED.has(shape) ? tint(border, 0.14) : border;
    const strong = { border: colour("text"), background };
    return {
      color: { border, background, highlight: strong, hover: strong },
      font: { color: background === border && FILLED.has(shape) ? colour("sheet") : colour("text"), strokeWidth: FILLED.has(shape) ? 0 : 3 },
    };
  }

  function draw() {
    const view = network ? { position: network.getViewPosition(), scale: network.getScale() } : null;
    if (network) network.destroy();
    nodes = new vis.DataSet(drawing.nodes);
    edges = new vis.DataSet(drawing.edges.map((edge, id) => ({ id, ...edge })));
    const face = getComputedStyle(document.body).fontFamily;
    network = new vis.Network(byId("canvas"), { nodes, edges }, {
      ...drawing.options,
      nodes: { ...drawing.options.nodes, font: { face, color: colour("text"), strokeColor: colour("ground") }, margin: 9 },
      edges: { ...drawing.options.edges, color: { color: colour("edge"), highlight: colour("quiet"), hover: colour("edge"), inherit: false } },
      groups: Object.fromEntries(data.legend.map((one) => [one[0], groupStyle(one)])),
    });
    const frame = byId("canvas").querySelector(".vis-network");
    frame.tabIndex = 0;
    frame.setAttribute("role", "img");
    frame.setAttribute("aria-label", "The picture; the lists hold the same things");
    network.on("click", ({ nodes: [node] }) => go(node === undefined ? null : data.drawn[node]));
    network.on("hoverNode", () => { byId("canvas").style.cursor = "pointer"; });
    network.on("blurNode", () => { byId("canvas").style.cursor = ""; });
    if (view) network.moveTo(view);
    else network.fit();
    paint();
  }

  function beside(id) {
    const ids = new Set([id]);
    for (const [, , entries] of things[id].groups || []) {
      for (const one of entries) if (typeof one === "number") ids.add(one);
    }
    const node = nodeOf.get(id);
    for (const edge of drawing.edges) {
      if (edge.from === node) ids.add(data.drawn[edge.to]);
      if (edge.to === node) ids.add(data.drawn[edge.from]);
    }
    return ids;
  }

  function paint() {
    const lit = chosen !== null ? beside(chosen) : matching;
    const faded = colour("faded");
    const styles = new Map(data.legend.map((one) => [one[0], groupStyle(one)]));
    const readable = 13 / network.getScale();
    nodes.update(drawing.nodes.map((node, id) => {
      const on = !lit || lit.has(data.drawn[id]);
      const size = lit && on && lit.size < 40 ? Math.max(node.font.size, Math.min(readable, 30)) : node.font.size;
      const outside = !FILLED.has(node.shape);
      return { id, opacity: on ? 1 : 0.12, hidden: hidden.has(node.group),
        font: { size: outside ? size : node.font.size, color: on ? styles.get(node.group).font.color : faded } };
    }));
    const node = nodeOf.get(chosen);
    edges.update(drawing.edges.map((edge, id) => {
      const on = !lit || (chosen !== null && node !== undefined ? edge.from === node || edge.to === node
        : lit.has(data.drawn[edge.from]) && lit.has(data.drawn[edge.to]));
      return { id, color: { color: colour(lit && on ? "quiet" : "edge"), opacity: on ? 0.75 : 0.1, inherit: false } };
    }));
    if (node !== undefined) network.selectNodes([node], false);
    else network.unselectAll();
  }

  function caption() {
    const drawn = data.drawn.length;
    if (!drawn) return "There is nothing to draw: the graph holds no papers, topics or names.";
    const names = [...new Set(data.drawn.map((id) => kinds.get(things[id].kind).many.toLowerCase()))].join(", ");
    if (!data.whole) return `The ${number(drawn)} ${names} that papers share most`;
    const all = data.kinds.reduce((sum, [kind, , , total]) => sum + (kind === "digest" ? 0 : total), 0);
    return drawn < all ? `${number(drawn)} of ${number(all)} are drawn; the lists hold the others` : "";
  }

  function showLegend() {
    const buttons = data.legend.map(([group, name, shape]) => {
      const button = make("button", { "aria-pressed": "true", on: () => {
        if (hidden.delete(group)) button.setAttribute("aria-pressed", "true");
        else { hidden.add(group); button.setAttribute("aria-pressed", "false"); }
        paint();
      } }, mark(group, shape), name);
      return button;
    });
    byId("legend").replaceChildren(...buttons);
  }

  function save() {
    const from = byId("canvas").querySelector("canvas");
    const to = document.createElement("canvas");
    to.width = from.width;
    to.height = from.height;
    const context = to.getContext("2d");
    context.fillStyle = colour("ground");
    context.fillRect(0, 0, to.width, to.height);
    context.drawImage(from, 0, 0);
    to.toBlob((blob) => {
      const address = URL.createObjectURL(blob);
      make("a", { href: address, download: "paper-graph.png" }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
  }

  const moving = () => (still.matches ? false : { duration: 300, easingFunction: "easeInOutQuad" });
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: moving() });

  /* What is chosen stands in the address, so that the back button works. */

  const EDGE = 70;
  let chosen = null;

  function go(id) {
    const fragment = id === null ? "#/" : `#/${encodeURI(things[id].at)}`;
    if (location.hash === fragment) show();
    else if (id !== null || location.hash) location.hash = fragment;
  }

  function show() {
    let at = "";
    try { at = decodeURI(location.hash.slice(2)); } catch { at = ""; }
    const id = thingAt.get(at);
    chosen = id === undefined ? null : id;
    byId("panel").hidden = chosen === null;
    if (chosen !== null) showThing(chosen);
    byId("panel").scrollTop = 0;
    markCurrent();
    paint();
    if (chosen !== null) bringIn([...beside(chosen)].filter((one) => nodeOf.has(one)).map((one) => nodeOf.get(one)));
    if (chosen !== null && matchMedia("(max-width: 900px)").matches) byId("panel").scrollIntoView({ block: "nearest" });
  }

  /* Moves the picture only when some of these nodes are out of sight or under the panel. */
  function bringIn(lit) {
    if (!lit.length) return;
    const places = Object.values(network.getPositions(lit));
    const [left, right] = [Math.min(...places.map(({ x }) => x)), Math.max(...places.map(({ x }) => x))];
    const [top, bottom] = [Math.min(...places.map(({ y }) => y)), Math.max(...places.map(({ y }) => y))];
    const { clientWidth, clientHeight } = byId("canvas");
    const panel = byId("panel");
    const free = clientWidth - (getComputedStyle(panel).position === "absolute" ? panel.clientWidth : 0);
    const [from, to] = [network.canvasToDOM({ x: left, y: top }), network.canvasToDOM({ x: right, y: bottom })];
    if (from.x > EDGE && from.y > EDGE && to.x < free - EDGE && to.y < clientHeight - EDGE) return;
    const fitting = Math.min((free - 2 * EDGE) / (right - left || 1), (clientHeight - 2 * EDGE) / (bottom - top || 1));
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    network.moveTo({ position, scale: Math.min(network.getScale(), fitting), offset: { x: (free - clientWidth) / 2, y: 0 }, animation: moving() });
  }

  /* Keys. */

  function step(by) {
    const buttons = [...byId("sections").querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[at + by];
    if (next) next.focus();
    else if (by < 0) byId("search").focus();
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target === byId("search");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) { event.preventDefault(); byId("search").focus(); byId("search").select(); }
    else if (event.key === "Escape" && typing && wanted) { byId("search").value = ""; find(); }
    else if (event.key === "Escape") go(null);
    else if (event.key === "ArrowDown" && typing) { event.preventDefault(); step(1); }
    else if (byId("sections").contains(event.target) && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });

  function find() {
    wanted = byId("search").value;
    matching = search();
    showLists();
    paint();
  }

  byId("searching").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = byId("sections").querySelector("[data-thing]");
    if (first && matching) first.click();
  });
  byId("search").addEventListener("input", find);
  byId("closer").addEventListener("click", () => zoom(1.35));
  byId("farther").addEventListener("click", () => zoom(1 / 1.35));
  byId("whole").addEventListener("click", () => network.fit({ animation: moving() }));
  byId("help").addEventListener("click", showHelp);
  byId("save").addEventListener("click", save);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("hashchange", show);

  const told = ["paper", "note", "author", "tag", "model", "method", "dataset"].filter((kind) => kinds.has(kind)).map((kind) => kinds.get(kind));
  byId("totals").textContent = told.map(({ one, many, total }) => `${number(total)} ${(total === 1 ? one : many).toLowerCase()}`).join(" · ");
  byId("caption").textContent = caption();
  showFacets();
  showLegend();
  showLists();
  draw();
  show();
})();
