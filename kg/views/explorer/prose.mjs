// Texts as the panel shows them: headings, comments in one language at a time, abstracts, sentences, and lists that grow.

import { make, spelt } from "../pages/elements.mjs";
import { remembered } from "./browser.mjs";
import { marked } from "./parts.mjs";

const MORE = 50;
const LANGUAGES = new Map([
  ["en", "English"],
  ["ko", "한국어"],
]);
const FIELDS = new Map([
  ["title", "title"],
  ["abstract", "abstract"],
  ["comment-en", "comment"],
  ["comment-ko", "comment"],
]);
const [language, setLanguage] = remembered("language");

/** A heading with the number of what stands below it. */
export function heading(text, count) {
  return make("h3", {}, text, make("span", { class: "number" }, count === undefined ? "" : spelt(count)));
}

/** Fills a list with the first of some values, and gives a button for more of them. */
export function growing(list, values, few, made) {
  let shown = 0;
  const more = make("button", { class: "more" });
  const grow = (by) => {
    list.append(...values.slice(shown, shown + by).map(made));
    shown += by;
    more.textContent = `${spelt(values.length - shown)} more`;
    more.hidden = shown >= values.length;
  };
  more.addEventListener("click", () => {
    const next = shown;
    grow(MORE);
    list.children[next]?.focus();
  });
  grow(few);
  return more;
}

/** The comments in one language at a time, with a switch where there are several. */
export function comments(told) {
  if (!told.length) return [];
  const languages = [...new Set(told.map(([code]) => code))];
  const section = make("div", { class: "comments" });
  const choose = (code) => {
    const buttons = languages.map((one) =>
      make(
        "button",
        {
          "aria-pressed": String(one === code),
          lang: one || undefined,
          click: () => {
            setLanguage(one);
            choose(one);
            section.querySelector("[aria-pressed=true]").focus();
          },
        },
        LANGUAGES.get(one) || one || "Other",
      ),
    );
    section.replaceChildren(
      make(
        "div",
        { class: "switch" },
        heading("Comment"),
        languages.length > 1 ? make("div", { role: "group", "aria-label": "Language of the comment" }, ...buttons) : "",
      ),
      ...told.filter(([one]) => one === code).map(([one, text]) => paragraph(one, text)),
    );
  };
  choose(languages.includes(language()) ? language() : languages[0]);
  return [section];
}

/** The abstracts, each under a heading. */
export function abstracts(told) {
  return told.flatMap(([code, text]) => [heading("Abstract"), paragraph(code, text)]);
}

function paragraph(code, text) {
  return make("p", { class: "text", lang: code || undefined, dir: "auto" }, text);
}

/** The first of some sentences, and a button for the others. */
export function quoted(sentences) {
  const quotes = sentences.map(quote);
  if (quotes.length < 2) return quotes;
  const more = make(
    "button",
    { class: "more", click: () => more.replaceWith(...quotes.slice(1)) },
    `${spelt(quotes.length - 1)} more`,
  );
  return [quotes[0], more];
}

function quote([field, sentence, begin, end]) {
  const lang = field.startsWith("comment-") ? field.slice("comment-".length) : undefined;
  return make(
    "blockquote",
    { dir: "auto", lang },
    ...marked(sentence, begin, end),
    make("span", { class: "where" }, ` ${FIELDS.get(field) || field}`),
  );
}
