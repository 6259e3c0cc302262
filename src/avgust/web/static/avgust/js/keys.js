// The keyboard: / search, j k move in a list marked data-list, Enter opens, x ticks, ? tells. A page adds its own by `avgust:key`.
let at = null; // the row that j and k stand on

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]") && target.type !== "checkbox";

export function startKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const act = ACTS[event.key];
    if (act?.(event)) event.preventDefault();
  });
  for (const button of root.querySelectorAll("[data-show-keys]")) button.addEventListener("click", tell);
}

const ACTS = {
  "/": () => focusOn(document.querySelector("[data-search]")),
  "?": tell,
  j: () => move(1),
  k: () => move(-1),
  "о": () => move(1), // the same keys in the Russian layout
  "л": () => move(-1),
  ".": (event) => event.code === "Slash" && focusOn(document.querySelector("[data-search]")),
  ",": (event) => event.code === "Slash" && event.shiftKey && tell(),
  x: tick,
  "ч": tick,
  Enter: (event) => event.target === document.body && open(),
};

function focusOn(part) {
  part?.focus();
  return Boolean(part);
}

function tell() {
  const keys = document.getElementById("keys");
  if (keys && !keys.open) keys.showModal();
  return Boolean(keys);
}

const rows = () => [...document.querySelectorAll("[data-list] > *")].filter((row) => row.querySelector("a, button"));

function move(step) {
  const list = rows();
  if (!list.length) return false;
  const before = list.indexOf(list.includes(at) ? at : document.activeElement?.closest("[data-list] > *"));
  at?.removeAttribute("data-at");
  at = list[before < 0 ? 0 : Math.min(Math.max(before + step, 0), list.length - 1)];
  at.setAttribute("data-at", "");
  (at.querySelector(".main a, a[data-panel-link], a") ?? at.querySelector("button")).focus({ preventScroll: true });
  at.scrollIntoView({ block: "nearest" });
  return true;
}

function tick() {
  const box = (at ?? document.activeElement?.closest("[data-list] > *"))?.querySelector('input[type="checkbox"]');
  box?.click();
  return Boolean(box);
}

function open() {
  const link = at?.querySelector("a");
  link?.click();
  return Boolean(link);
}
