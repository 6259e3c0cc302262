// The panel on the right: a link with `{% opens_panel %}` fills it by htmx, the address follows. Here: focus, the mark of the row, Esc.
let from = null; // the link that opened it, to give the focus back

const panel = () => document.getElementById("panel");

export function startPanel(root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-panel-link]");
    if (link) from = link;
  });
  root.addEventListener("htmx:afterSwap", () => {
    arrange();
    if (from && filled()) panel().focus({ preventScroll: true });
  });
  root.addEventListener("keydown", (event) => {
    const open = document.querySelector("dialog[open]");
    if (event.key === "Escape" && !event.defaultPrevented && !open && filled()) close();
  });
  arrange();
}

const filled = () => Boolean(panel() && !panel().hasAttribute("data-empty"));

function arrange() {
  document.querySelector(".work")?.classList.toggle("with-panel", filled());
  const here = new URL(location.href).searchParams.get("open");
  for (const row of document.querySelectorAll("[data-list] > [aria-current]")) row.removeAttribute("aria-current");
  if (!here || !filled()) return;
  for (const link of document.querySelectorAll("[data-list] [data-panel-link]")) {
    if (new URL(link.href).searchParams.get("open") === here) rowOf(link)?.setAttribute("aria-current", "true");
  }
}

const rowOf = (link) => link.closest("[data-list] > *");

function close() {
  const link = panel().querySelector("[data-close-panel]");
  const back = from;
  link?.click();
  from = null;
  back?.focus({ preventScroll: true });
}
