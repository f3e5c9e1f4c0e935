// The panel: what a page says of the chosen thing.

import { byId, counted, make, mark, outward, spelt } from "./elements.mjs";
import { isReading, shapeOf } from "./model.mjs";

const LONG = new Set(["paper", "note", "linked", "work"]);
const LANGUAGES = new Map([
  ["en", "English"],
  ["ko", "한국어"],
]);

/** The panel of a model. `open(id)` chooses a thing, or none; `explorer(thing)` is its address there, or empty. */
export function panelOf(model, { open, explorer, pageOf, about }) {
  let language = navigator.language.slice(0, 2);

  const close = () => make("button", { class: "close", "aria-label": "Close", click: () => open(null) }, "×");

  function chip(entry) {
    if (typeof entry === "string") return make("span", { class: "plain", dir: "auto" }, entry);
    const [id, count] = Array.isArray(entry) ? entry : [entry];
    const thing = model.things[id];
    const number = count ? spelt(count) : LONG.has(thing.kind) ? thing.date || "" : "";
    return make(
      "button",
      { "data-thing": id, click: () => open(id) },
      mark(thing.kind, shapeOf(thing.kind)),
      make("span", { class: "name", dir: "auto" }, thing.label),
      number ? make("span", { class: "number" }, number) : "",
    );
  }

  function group([heading, total, entries]) {
    const long = entries.some((one) => typeof one === "number" && LONG.has(model.things[one].kind));
    const limit = long ? 10 : 14;
    const chips = make("div", { class: long ? "chips lines" : "chips" }, ...entries.slice(0, limit).map(chip));
    const rest = total - entries.length;
    const note = rest > 0 ? make("p", { class: "also" }, `and ${spelt(rest)} more`) : "";
    const all = make("button", { class: "more" }, `Show all ${spelt(entries.length)}`);
    all.addEventListener("click", () => {
      chips.append(...entries.slice(limit).map(chip));
      all.replaceWith(note);
      chips.children[limit].focus?.();
    });
    return [make("h3", {}, heading, " ", make("span", {}, spelt(total))), chips, entries.length > limit ? all : note];
  }

  /** The comments, one language at a time when there are several. */
  function comments(told) {
    const languages = [...new Set(told.map(([one]) => one))];
    const chosen = languages.includes(language) ? language : languages[0];
    const texts = make("div", {});
    const fill = (wanted) =>
      texts.replaceChildren(
        ...told
          .filter(([one]) => one === wanted)
          .map(([one, text]) => make("p", { class: "text", lang: one || undefined, dir: "auto" }, text)),
      );
    const button = (one) =>
      make(
        "button",
        { lang: one || undefined, "aria-pressed": String(one === chosen), click: (event) => choose(one, event.target) },
        LANGUAGES.get(one) || one,
      );
    const choose = (one, pressed) => {
      language = one;
      for (const other of pressed.parentNode.children) other.setAttribute("aria-pressed", String(other === pressed));
      fill(one);
    };
    fill(chosen);
    const choice =
      languages.length > 1
        ? make(
            "span",
            { class: "choice", role: "group", "aria-label": "Language of the comment" },
            ...languages.map(button),
          )
        : "";
    return [make("h3", { class: "with-choice" }, "Comment", choice), texts];
  }

  /** What is mentioned, each with its sentences, the mention in them marked. */
  function said(told) {
    const quote = ([, sentence, begin, end]) =>
      make(
        "blockquote",
        { dir: "auto" },
        sentence.slice(0, begin),
        make("mark", {}, sentence.slice(begin, end)),
        sentence.slice(end),
      );
    const items = told.map(([entry, sentences]) => make("li", {}, chip(entry), ...sentences.map(quote)));
    const list = make("ul", { class: "said" }, ...items.slice(0, 6));
    const all = make("button", { class: "more" }, `Show all ${spelt(items.length)}`);
    all.addEventListener("click", () => {
      list.append(...items.slice(6));
      all.remove();
      items[6].querySelector("button")?.focus();
    });
    return [
      make("h3", {}, "Mentions in these words ", make("span", {}, spelt(told.length))),
      list,
      items.length > 6 ? all : "",
    ];
  }

  function groupsOf(thing) {
    if (!thing.beside) return thing.groups || [];
    const near = [...thing.near];
    return [...model.kinds]
      .map(([kind, { many }]) => [many, near.filter((id) => model.things[id].kind === kind)])
      .filter(([, ids]) => ids.length)
      .map(([many, ids]) => [many, ids.length, ids]);
  }

  function onward(thing) {
    const page = pageOf(thing);
    const there = explorer(thing);
    const links = [
      page ? make("a", { href: page }, `The page of ${counted(thing.count, ["paper", "papers"])}`) : "",
      there ? make("a", { href: there }, "Open in the explorer") : "",
    ];
    return links.some(Boolean) ? make("p", { class: "onward" }, ...links) : "";
  }

  function show(id) {
    const thing = model.things[id];
    const groups = groupsOf(thing);
    const first = isReading(thing) ? groups.filter(([heading]) => heading === "Authors" || heading === "Topics") : [];
    const texts = (thing.abstracts || []).map(([one, text]) =>
      make("p", { class: "text", lang: one || undefined, dir: "auto" }, text),
    );
    const where = thing.date ? ` · ${thing.date}` : "";
    byId("panel").replaceChildren(
      make(
        "div",
        { class: "top" },
        mark(thing.kind, shapeOf(thing.kind)),
        model.kinds.get(thing.kind)?.one + where,
        close(),
      ),
      make("h2", { dir: "auto" }, thing.label),
      thing.also ? make("p", { class: "also", dir: "auto" }, `Also: ${thing.also.join(", ")}`) : "",
      ...(thing.links || [])
        .map(outward)
        .map((link) => (link ? make("p", {}, link) : ""))
        .filter(Boolean),
      onward(thing),
      ...first.flatMap(group),
      ...(thing.comments ? comments(thing.comments) : []),
      ...(texts.length ? [make("h3", {}, "Abstract"), ...texts] : []),
      ...(thing.said ? said(thing.said) : []),
      ...groups.filter((one) => !first.includes(one)).flatMap(group),
      make("div", { class: "source" }, ...[thing.at, ...(thing.sources || [])].map((line) => make("div", {}, line))),
    );
    byId("panel").scrollTop = 0;
    byId("panel").hidden = false;
  }

  function help() {
    const keys = [
      ["/", "search"],
      ["Tab ↑ ↓", "through the lists"],
      ["Enter", "choose"],
      ["Esc", "let go"],
      ["+ − ← →", "zoom and move the picture"],
    ];
    byId("panel").replaceChildren(
      make("div", { class: "top" }, "Help", close()),
      make("h2", {}, "What you see"),
      ...about.map((text) => make("p", {}, text)),
      make("dl", {}, ...keys.flatMap(([key, what]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)])),
    );
    byId("panel").hidden = false;
    byId("panel").focus();
  }

  const hide = () => {
    byId("panel").hidden = true;
  };
  return { show, help, hide };
}
