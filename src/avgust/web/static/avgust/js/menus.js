// Menus and the sheet are <details data-menu>: they open without script; with it, one at a time, and Esc or a press elsewhere closes.
const opened = () => [...document.querySelectorAll("details[data-menu][open]")];

export function startMenus(root) {
  root.addEventListener("click", (event) => {
    for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of opened()) {
      menu.open = false;
      menu.querySelector("summary").focus();
      event.stopImmediatePropagation();
    }
  });
  root.addEventListener("focusin", (event) => {
    for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
  });
}
