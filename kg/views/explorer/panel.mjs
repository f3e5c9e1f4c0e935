// What the page says of one thing.

import { byId, make, outward, spelt } from "../pages/elements.mjs";
import { groupsOf, relatedOf } from "./groups.mjs";
import { marked, signOf } from "./parts.mjs";
import { abstracts, comments, growing, heading, quoted } from "./prose.mjs";
import { metaOf } from "./results.mjs";
import { sentencesOf } from "./texts.mjs";

const LONG = new Set(["paper", "note", "linked", "work"]);
const LINES = 8;
const CHIPS = 12;
const MENTIONED = 6;
const FIRST_OF_READING = new Set(["written by", "on the topic"]);

/** Shows things; `actions`: `go(id)`, `close()`, `toggle(id)` for the filter by a thing. */
export function panelOf(model, texts, actions) {
  const panel = byId("panel");
  let current = null;

  function show(id, filter) {
    if (id === current && id !== null) {
      const toggle = panel.querySelector(".narrow");
      if (toggle) toggle.replaceWith(narrowing(id, filter));
      return;
    }
    current = id;
    panel.hidden = id === null;
    if (id === null) return;
    const hadFocus = panel.contains(document.activeElement);
    const waiting = make("p", { class: "quiet" }, "…");
    panel.replaceChildren(...head(id, filter), waiting);
    panel.scrollTop = 0;
    if (hadFocus) byId("subject").focus();
    texts.of(id).then((record) => {
      if (current === id) waiting.replaceWith(...body(id, record));
    });
  }

  function head(id, filter) {
    const kind = model.kindOf(id);
    const also = model.also.get(id);
    const links = (model.web.get(id) || []).map(outward).filter(Boolean);
    return [
      make(
        "div",
        { class: "top" },
        signOf(kind),
        [kind.one, model.dateOf(id)].filter(Boolean).join(" · "),
        make("button", { class: "close", "aria-label": "Close", title: "Close (Esc)", click: actions.close }, "×"),
      ),
      make("h2", { id: "subject", tabindex: "-1", dir: "auto" }, model.labels[id]),
      also ? make("p", { class: "quiet", dir: "auto" }, `Also: ${also.join(", ")}`) : "",
      ...links.map((link) => make("p", { class: "out" }, link)),
      narrowing(id, filter),
    ].filter(Boolean);
  }

  /** The button that narrows the list to the papers beside a thing. */
  function narrowing(id, filter) {
    const count = model.readings(id).length;
    if (model.isReading(id) || !count) return "";
    const on = filter.beside.includes(id);
    const said = on
      ? "List is narrowed to it"
      : `Narrow the list to ${count === 1 ? "its paper" : `its ${spelt(count)} papers`}`;
    return make("button", { class: "narrow", "aria-pressed": String(on), click: () => actions.toggle(id) }, said);
  }

  function body(id, record) {
    const groups = groupsOf(model, id);
    const reading = model.isReading(id);
    const mentioned = new Set((record?.mentions || []).map(([thing]) => thing));
    const first = groups.filter(({ verb, forward }) => reading && forward && FIRST_OF_READING.has(verb));
    const others = groups
      .filter((group) => !first.includes(group))
      .map((group) =>
        group.verb === "mentions" && group.forward
          ? { ...group, ids: group.ids.filter((one) => !mentioned.has(one)) }
          : group,
      )
      .filter(({ ids }) => ids.length);
    return [
      ...first.flatMap(group),
      ...comments(record?.comments || []),
      ...abstracts(record?.abstracts || []),
      ...mentions(record?.mentions || []),
      ...others.flatMap((one) => (one.verb === "mentions" && !one.forward ? mentioning(one, id) : group(one))),
      ...relatedOf(model, id).flatMap(related),
      ...source(id, record),
    ];
  }

  function line(id, ...below) {
    const kind = model.kindOf(id);
    return make(
      "button",
      { class: "line", "data-thing": id, click: () => actions.go(id) },
      signOf(kind),
      make(
        "span",
        { class: "name" },
        make("span", { class: "label", dir: "auto" }, model.labels[id]),
        make("span", { class: "meta" }, metaOf(model, id)),
        ...below,
      ),
    );
  }

  function chip(id, count) {
    const told = count ?? (model.isReading(id) ? 0 : model.readings(id).length);
    return make(
      "button",
      { class: "chip", "data-thing": id, click: () => actions.go(id) },
      signOf(model.kindOf(id)),
      make("span", { dir: "auto" }, model.labels[id]),
      told > 1 ? make("span", { class: "number" }, spelt(told)) : "",
    );
  }

  function group({ heading: name, ids }) {
    const long = ids.some((id) => LONG.has(model.kindOf(id).name));
    const list = make("div", { class: long ? "lines" : "chips" });
    return [
      heading(name, ids.length),
      list,
      growing(list, ids, long ? LINES : CHIPS, (id) => (long ? line(id) : chip(id))),
    ];
  }

  function related({ heading: name, pairs, total }) {
    return [heading(name, total), make("div", { class: "chips" }, ...pairs.map(([id, count]) => chip(id, count)))];
  }

  /** The things that a reading mentions, each with the sentences that do. */
  function mentions(told) {
    if (!told.length) return [];
    const list = make("div", { class: "lines mentions" });
    const entry = ([id, sentences]) => make("div", {}, make("div", { class: "chips" }, chip(id)), ...quoted(sentences));
    return [heading("Mentions", told.length), list, growing(list, told, MENTIONED, entry)];
  }

  /** The readings that mention a thing, each with the first sentence that does, which comes when its texts are here. */
  function mentioning({ heading: name, ids }, thing) {
    const list = make("div", { class: "lines" });
    const entry = (reading) => {
      const place = make("span", { class: "sentence", dir: "auto" });
      texts.of(reading).then((record) => {
        const [first] = sentencesOf(record, thing);
        if (first) place.append(...marked(...first.slice(1)));
      });
      return line(reading, place);
    };
    return [heading(name, ids.length), list, growing(list, ids, LINES, entry)];
  }

  function source(id, record) {
    const lines = [model.at[id], ...(record?.sources || [])];
    return [make("div", { class: "source" }, ...lines.map((text) => make("div", { dir: "auto" }, text)))];
  }

  return { show };
}
