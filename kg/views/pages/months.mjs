// The chart of papers per month: bars to click, and a button for each year.

import { byId, counted, make } from "./elements.mjs";
import { isReading } from "./model.mjs";

const HEIGHT = 44;

/** The chart of a model; `choose(from, to)` is called with months, or with two empty texts to let go. */
export function chartOf(model, choose) {
  const bars = new Map(model.months.map((month) => [month, { lit: null, rest: null }]));
  const perMonth = countIn(model, () => true);
  const most = Math.max(1, ...perMonth.values());
  const height = (count) => (count ? Math.max(2, (count / most) * HEIGHT) : 0);
  let range = { from: "", to: "" };

  function bar(month) {
    const [rest, lit] = ["rest", "lit"].map((kind) => make("span", { class: kind }));
    const count = perMonth.get(month) || 0;
    rest.style.height = lit.style.height = `${height(count)}px`;
    bars.set(month, { lit, rest });
    const title = `${month}: ${counted(count, ["paper", "papers"])}`;
    return make("span", { class: "bar", title, click: () => toggle(month, month) }, rest, lit);
  }

  function toggle(from, to) {
    if (range.from === from && range.to === to) choose("", "");
    else choose(from, to);
  }

  function draw() {
    if (!model.months.length) return;
    const years = [...new Set(model.months.map((month) => month.slice(0, 4)))];
    byId("bars").replaceChildren(...model.months.map(bar));
    byId("years").replaceChildren(
      ...years.map((year) => {
        const told = years.length > 7 ? `’${year.slice(2)}` : year;
        const choose = () => toggle(`${year}-01`, `${year}-12`);
        const button = make("button", { "data-year": year, "aria-label": year, click: choose }, told);
        button.style.flexGrow = model.months.filter((month) => month.startsWith(year)).length;
        return button;
      }),
    );
    byId("months").hidden = false;
  }

  /** Show how many of the selected readings each month has, and what range is chosen. */
  function show(selection, filter) {
    range = filter;
    const counts = countIn(model, ({ id }) => !selection || selection.readings.has(id));
    for (const [month, { lit }] of bars) lit.style.height = `${height(counts.get(month) || 0)}px`;
    for (const button of byId("years").children) {
      const { year } = button.dataset;
      button.setAttribute(
        "aria-pressed",
        String(filter.from <= `${year}-01` && filter.to >= `${year}-12` && filter.from !== ""),
      );
    }
  }

  draw();
  return { show };
}

/** How many of the readings that pass each month has. */
function countIn(model, passes) {
  const counts = new Map();
  for (const thing of model.things) {
    if (isReading(thing) && thing.date && passes(thing)) {
      const month = thing.date.slice(0, 7);
      counts.set(month, (counts.get(month) || 0) + 1);
    }
  }
  return counts;
}
