// Asks the endpoint of this server, and shows what it answers as text: nothing in it becomes markup.
"use strict";

const ROWS = 2000;
const at = (id) => document.getElementById(id);
let prefixes = {};

function make(tag, text, parts = {}) {
  const made = Object.assign(document.createElement(tag), parts);
  made.append(text);
  return made;
}

function short(iri) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const rest = iri.slice(namespace.length);
    if (rest && iri.startsWith(namespace) && !/[/#]/.test(rest)) return `${prefix}:${rest}`;
  }
  return iri;
}

function cell(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  if (!/^https?:\/\//.test(term.value)) return term.value;
  return make("a", short(term.value), { href: term.value, rel: "noreferrer", title: term.value });
}

function table(found) {
  const columns = found.head.vars;
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const column of columns) head.append(make("th", column, { scope: "col" }));
  const body = made.createTBody();
  for (const row of found.results.bindings.slice(0, ROWS)) {
    const line = body.insertRow();
    for (const column of columns) line.insertCell().append(cell(row[column]));
  }
  return made;
}

function show(status, ...parts) {
  at("status").textContent = status;
  at("answer").replaceChildren(...parts);
}

// A later question wins over an earlier one whose answer comes late.
let latest = 0;

async function ask(url, options) {
  const mine = ++latest;
  const started = performance.now();
  show("asking …");
  try {
    const answer = await fetch(url, options);
    const text = await answer.text();
    if (mine !== latest) return;
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    if (!answer.ok) return show("", make("p", text.trim(), { className: "fault" }));
    if (!answer.headers.get("content-type").startsWith("application/sparql-results+json"))
      return show(`${seconds} s`, make("pre", text));
    const found = JSON.parse(text);
    if ("boolean" in found) return show(`${seconds} s`, make("p", String(found.boolean)));
    const count = found.results.bindings.length;
    const more = count > ROWS ? `, the first ${ROWS} of them shown` : "";
    show(`${count} ${count === 1 ? "row" : "rows"}${more}, ${seconds} s`, table(found));
  } catch (error) {
    if (mine === latest) show("", make("p", `The answer broke off: ${error.message}`, { className: "fault" }));
  }
}

function run() {
  const query = at("query").value;
  ask("sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
    body: query,
  });
}

function declared(sparql) {
  const used = Object.entries(prefixes).filter(([prefix]) => new RegExp(`(^|[^\\w?$:-])${prefix}:`, "m").test(sparql));
  return used.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join("") + sparql;
}

function choose(question, button) {
  for (const one of document.querySelectorAll("nav button")) one.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  at("query").value = declared(question.sparql);
  const form = at("parameters");
  form.replaceChildren(make("p", question.comment));
  for (const { name, default: value, comment } of question.parameters) {
    form.append(make("label", name, { htmlFor: `parameter-${name}` }));
    form.append(Object.assign(document.createElement("input"), { id: `parameter-${name}`, name, placeholder: comment, value: value ?? "" }));
  }
  form.append(document.createElement("p"));
  form.lastChild.append(make("button", "Ask", { type: "submit" }));
  form.hidden = false;
  form.onsubmit = (event) => {
    event.preventDefault();
    ask(`questions/${encodeURIComponent(question.name)}?${new URLSearchParams(new FormData(form))}`);
  };
  show("");
  (form.querySelector("input") ?? form.querySelector("button")).focus();
  if (!question.parameters.length) form.requestSubmit();
}

async function start() {
  const found = await (await fetch("questions")).json();
  prefixes = found.prefixes;
  at("query").value = declared("SELECT ?paper ?title WHERE {\n  ?paper a kg:Paper ; dcterms:title ?title\n}\nLIMIT 20\n");
  for (const question of found.questions) {
    const button = make("button", question.name, { type: "button" });
    button.append(make("small", question.comment));
    button.onclick = () => choose(question, button);
    const item = document.createElement("li");
    item.append(button);
    at("questions").append(item);
  }
  at("filter").oninput = () => {
    const wanted = at("filter").value.toLowerCase();
    for (const item of at("questions").children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  };
  at("run").onclick = run;
  at("query").onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  };
}

start();
