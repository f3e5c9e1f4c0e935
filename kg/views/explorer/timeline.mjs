// Papers per month, of which a span can be drawn with the pointer or set with the keyboard.

import { byId, counted, make, spelt } from "../pages/elements.mjs";
import { periodOf } from "./facets.mjs";
import { monthOf, monthsBetween } from "./selection.mjs";

/**
 * The timeline of a graph; `period(from, to, done)` is told of each span, `done` when the reader has let go of it.
 *
 * A span is told as first and last month, both empty for all time.
 */
export function timelineOf(model, period) {
  const dates = model.dates.filter((date, id) => monthOf(date) && model.isReading(id));
  const months = monthsBetween(dates);
  const place = byId("timeline");
  const years = [...new Set(dates.map((date) => monthOf(date).slice(0, 4)))].sort();
  const bars = months.map(() => make("span", { class: "bar" }));
  const handles = ["First month", "Last month"].map((name) =>
    make("div", {
      class: "handle",
      role: "slider",
      tabindex: "0",
      "aria-label": name,
      "aria-valuemin": "0",
      "aria-valuemax": String(months.length - 1),
    }),
  );
  const span = make("div", { class: "span" });
  const strip = make("div", { class: "strip" }, ...bars, span, ...handles);
  const yearButtons = new Map(years.map((year) => [year, make("button", { click: () => toggleYear(year) })]));
  let ends = [0, months.length - 1];

  if (!months.length) {
    place.closest("section").hidden = true;
    return { show() {} };
  }
  place.append(strip);
  byId("years").append(...[...yearButtons.values()].map((button) => make("li", {}, button)));

  function tell(first, last, done) {
    const all = first <= 0 && last >= months.length - 1;
    period(all ? "" : months[first], all ? "" : months[last], done);
  }

  function toggleYear(year) {
    const on = yearButtons.get(year).getAttribute("aria-pressed") === "true";
    if (on) period("", "", true);
    else period(`${year}-01`, `${year}-12`, true);
  }

  const monthAt = (event) => {
    const { left, width } = strip.getBoundingClientRect();
    return Math.max(0, Math.min(months.length - 1, Math.floor(((event.clientX - left) / width) * months.length)));
  };

  strip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const handle = handles.indexOf(event.target);
    const start = handle < 0 ? monthAt(event) : ends[1 - handle];
    strip.setPointerCapture(event.pointerId);
    event.preventDefault();
    let moved = false;
    const move = (next) => {
      moved = true;
      const other = monthAt(next);
      tell(Math.min(start, other), Math.max(start, other), false);
    };
    const end = (next) => {
      strip.removeEventListener("pointermove", move);
      strip.removeEventListener("pointerup", end);
      strip.removeEventListener("pointercancel", end);
      const other = moved || handle < 0 ? monthAt(next) : start;
      if (moved || handle < 0) tell(Math.min(start, other), Math.max(start, other), true);
    };
    strip.addEventListener("pointermove", move);
    strip.addEventListener("pointerup", end);
    strip.addEventListener("pointercancel", end);
  });

  handles.forEach((handle, side) => {
    handle.addEventListener("keydown", (event) => {
      const steps = {
        ArrowLeft: -1,
        ArrowDown: -1,
        ArrowRight: 1,
        ArrowUp: 1,
        PageDown: -12,
        PageUp: 12,
        Home: -months.length,
        End: months.length,
      };
      if (!Object.hasOwn(steps, event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      const next = [...ends];
      const [least, most] = side ? [ends[0], months.length - 1] : [0, ends[1]];
      next[side] = Math.max(least, Math.min(most, ends[side] + steps[event.key]));
      tell(next[0], next[1], true);
    });
  });

  function show(selection, filter) {
    const counts = months.map((month) => selection.months.get(month) || 0);
    const most = Math.max(1, ...counts);
    ends = [
      filter.from
        ? Math.max(
            0,
            months.findIndex((month) => month >= filter.from),
          )
        : 0,
      filter.to ? months.findLastIndex((month) => month <= filter.to) : months.length - 1,
    ];
    if (ends[1] < ends[0]) ends[1] = ends[0];
    bars.forEach((bar, at) => {
      bar.style.height = `${counts[at] ? Math.max(4, (100 * counts[at]) / most) : 0}%`;
      bar.classList.toggle("off", at < ends[0] || at > ends[1]);
      bar.title = `${months[at]}: ${counted(counts[at], ["paper", "papers"])}`;
    });
    const narrowed = Boolean(filter.from || filter.to);
    span.hidden = !narrowed;
    span.style.left = `${(100 * ends[0]) / months.length}%`;
    span.style.width = `${(100 * (ends[1] + 1 - ends[0])) / months.length}%`;
    handles.forEach((handle, side) => {
      handle.style.left = `${(100 * (ends[side] + side)) / months.length}%`;
      handle.setAttribute("aria-valuenow", String(ends[side]));
      handle.setAttribute("aria-valuetext", months[ends[side]]);
    });
    byId("period").textContent = narrowed ? periodOf(filter) : `${months[0]} – ${months.at(-1)}`;
    showYears(counts, filter);
  }

  function showYears(counts, filter) {
    for (const [year, button] of yearButtons) {
      const count = months.reduce((sum, month, at) => sum + (month.startsWith(year) ? counts[at] : 0), 0);
      const on = filter.from === `${year}-01` && filter.to === `${year}-12`;
      button.setAttribute("aria-pressed", String(on));
      button.replaceChildren(year, make("span", { class: "number" }, spelt(count)));
    }
  }

  return { show };
}
