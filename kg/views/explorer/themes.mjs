// Light and dark colours.

import { byId } from "../pages/elements.mjs";
import { remembered } from "./browser.mjs";

/** Lets the button switch the colours, which begin as those that were chosen last, or as the system's; paper is light. */
export function startThemes(changed) {
  const [theme, remember] = remembered("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = byId("theme");
  const apply = (name) => {
    document.documentElement.dataset.theme = name;
    button.setAttribute("aria-pressed", String(name ? name === "dark" : system.matches));
  };
  apply(theme());
  button.addEventListener("click", () => {
    const name = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    apply(name);
    remember(name);
    changed();
  });
  matchMedia("print").addEventListener("change", changed);
  system.addEventListener("change", () => {
    apply(theme());
    changed();
  });
}
