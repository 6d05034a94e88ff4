import { draftKeys } from "./sheet/draft.ts";

// A menu closes when one presses Escape or anything outside it. It opens without this script.
const openMenus = () => document.querySelectorAll<HTMLDetailsElement>("details.menu[open]");

document.addEventListener("click", ({ target }) => {
  for (const menu of openMenus()) if (!menu.contains(target as Node)) menu.open = false;
});

document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

// Whoever signs out leaves nothing behind on a shared machine.
document.addEventListener("submit", ({ target }) => {
  if (!(target instanceof HTMLFormElement) || target.getAttribute("action") !== "/sign-out") return;
  for (const key of draftKeys()) localStorage.removeItem(key);
});
