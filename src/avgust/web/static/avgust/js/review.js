// The review: fields and their words light up together, keys act on the current card, a swap keeps the place.
const desk = () => document.getElementById("desk");
const source = () => document.getElementById("source");
const list = () => document.getElementById("list");
const cards = () => [...document.querySelectorAll(".card[data-card]:not([data-lead])")];
const cardOf = (id) => document.querySelector(`.card[data-card="${id}"]`);
const RUSSIAN = { о: "j", л: "k", ф: "a", у: "e", ы: "s", ь: "m", в: "d", т: "n", г: "u" }; // the same keys, other layout
let current = null; // the id of the card that the keys act on
let kept = null; // where both sides stood before a swap

// -- light ----------------------------------------------------------------------------------------------------------

function light(key, scroll) {
  for (const lit of document.querySelectorAll("mark.lit")) lit.classList.remove("lit");
  if (!key) return;
  const words = [...document.querySelectorAll(`mark[data-span="${key}"]`)];
  for (const mark of words) mark.classList.add("lit");
  if (scroll && words.length) intoView(words[0]);
}

function intoView(part) {
  if (part.offsetParent === null) return; // on a phone the other side is hidden
  part.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function marksOf(id) {
  return [...document.querySelectorAll("mark.duty")].filter((mark) => mark.dataset.of.split(" ").includes(id));
}

// -- the current card -----------------------------------------------------------------------------------------------

function choose(card, { focus = true, scroll = true } = {}) {
  for (const part of document.querySelectorAll(".card.current, mark.current")) part.classList.remove("current");
  if (!card) return;
  current = card.dataset.card;
  card.classList.add("current");
  const words = marksOf(current);
  for (const mark of words) mark.classList.add("current");
  if (focus) card.focus({ preventScroll: true });
  if (scroll) {
    intoView(card);
    if (words.length) intoView(words[0]);
  }
}

function move(step) {
  const all = cards();
  const at = all.findIndex((card) => card.dataset.card === current);
  choose(all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]);
}

function next(after) {
  const all = cards();
  const at = all.findIndex((card) => card.dataset.card === after);
  const waiting = (card) => card.classList.contains("proposed") && card.dataset.card !== after;
  choose(all.slice(at + 1).find(waiting) ?? all.find(waiting) ?? cardOf(after));
}

// -- keys -----------------------------------------------------------------------------------------------------------

const typing = (target) => target.closest?.("input:not([type=radio]), textarea, select, dialog[open]");

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target.closest?.(".card.editing")) {
    event.preventDefault();
    event.target.closest(".card.editing").querySelector("[data-cancel]").click();
    return;
  }
  if (typing(event.target)) return;
  const key = RUSSIAN[event.key.toLowerCase()] ?? event.key.toLowerCase();
  if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
  else if ("aesmd".includes(key) && key.length === 1) cardOf(current)?.querySelector(`[data-key="${key}"]`)?.click();
  else if (key === "u" || key === "n") document.querySelector(`[data-key="${key}"]`)?.click();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

// -- a selection in the source as a stretch of the text --------------------------------------------------------------

const length = (text) => [...text].length; // by characters, as the server counts

function offset(node, at) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("p[data-at]");
  if (!line) return null;
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, at);
  return Number(line.dataset.at) + length(range.toString());
}

function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!document.getElementById("source-text").contains(range.commonAncestorContainer)) return null;
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end, words: selection.toString() };
}

function put(form, span) {
  form.querySelector('input[type="hidden"][name$="start"]').value = span ? span.start : "";
  form.querySelector('input[type="hidden"][name$="end"]').value = span ? span.end : "";
}

// -- what happens ----------------------------------------------------------------------------------------------------

document.addEventListener("keydown", press, true);
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    const field = event.target.closest?.(".fields [data-span]");
    if (field) light(field.dataset.span, true);
    const card = event.target.closest?.(".card[data-card]");
    if (name === "focusin" && card && card.dataset.card !== current) choose(card, { focus: false, scroll: false });
  });
}
document.addEventListener("pointerout", (event) => {
  if (event.target.closest?.(".fields [data-span]")) light(null);
});
document.addEventListener("click", (event) => {
  const field = event.target.closest(".fields a[data-span]");
  if (field) {
    event.preventDefault();
    document.getElementById("side-source").checked = true;
    light(field.dataset.span, true);
    return;
  }
  const bounds = event.target.closest("[data-bounds]");
  if (bounds) {
    const span = selected();
    put(bounds.form, span);
    bounds.parentElement.querySelector("[data-bounds-said]").textContent = span ? `«${span.words}»` : "";
    return;
  }
  const cancel = event.target.closest("[data-cancel]");
  if (cancel) {
    event.preventDefault();
    window.htmx.ajax("GET", location.pathname + location.search, { target: "#desk", swap: "outerHTML" });
    return;
  }
  const mark = event.target.closest("#source-text mark.read, #source-text .chip");
  if (mark && document.getSelection().isCollapsed) {
    const duty = mark.closest("mark.duty") ?? mark;
    const id = mark.classList.contains("chip") ? mark.hash.slice(3) : duty.dataset.of.split(" ")[0];
    event.preventDefault();
    document.getElementById("side-list").checked = true;
    choose(cardOf(id));
  }
});
// With the mouse a button takes the focus and the selection away: what is selected is kept in the form before that.
document.addEventListener("selectionchange", () => {
  const form = document.getElementById("add-form");
  const span = selected();
  if (form && span) put(form, span);
});
document.addEventListener("htmx:beforeRequest", () => {
  kept = { source: source()?.scrollTop, list: list()?.scrollTop, side: document.getElementById("side-source")?.checked };
});
document.addEventListener("htmx:afterSettle", (event) => {
  const whole = event.detail.target?.id === "desk" || event.detail.elt?.id === "desk";
  if (whole && kept) {
    source().scrollTop = kept.source;
    list().scrollTop = kept.list;
  }
  const editing = document.querySelector(".card.editing");
  const path = event.detail.requestConfig?.path ?? "";
  if (editing && event.detail.requestConfig?.verb === "get" && editing.dataset.card === current) {
    editing.querySelector("textarea, .words button, select, input:not([type=hidden])")?.focus();
    choose(editing, { focus: false });
  } else if (path.endsWith("/accept/") || path.endsWith("/drop/") || (path.endsWith("/edit/") && !editing)) {
    next(current);
  } else if (whole) {
    choose(cardOf(current) ?? cards()[0], { scroll: false });
  }
});

const asked = location.hash.startsWith("#d-") ? cardOf(location.hash.slice(3)) : null;
choose(asked ?? cards().find((card) => card.classList.contains("proposed")) ?? cards()[0], { scroll: Boolean(asked), focus: Boolean(asked) });
