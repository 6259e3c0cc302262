// Forms: a summary of errors takes the focus, a choice may send its form, text that is not sent asks before it is lost.
const all = (root, selector) => [
  ...(root.matches?.(selector) ? [root] : []),
  ...root.querySelectorAll(selector),
];

export function startForms(root) {
  all(root, "[data-focus]").forEach((part) => part.focus());
  for (const form of all(root, "form[data-submit-on-change]")) {
    form.addEventListener("change", () => form.requestSubmit());
  }
  for (const form of all(root, "form[data-keep]")) guard(form);
}

function guard(form) {
  let changed = false;
  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed && form.isConnected) event.preventDefault();
  });
}
