// Work on many rows: a form `data-bulk` with ticks `data-pick`, one `data-pick-all`, a bar `.bulk` with `data-picked`.
export function startBulk(root) {
  const forms = root.matches?.("form[data-bulk]") ? [root] : root.querySelectorAll("form[data-bulk]");
  for (const form of forms) {
    if (form.dataset.ready) continue;
    form.dataset.ready = "yes";
    form.addEventListener("change", (event) => {
      if (event.target.matches("[data-pick-all]")) for (const box of picks(form)) box.checked = event.target.checked;
      show(form);
    });
    show(form);
  }
}

const picks = (form) => [...form.querySelectorAll("[data-pick]")];

function show(form) {
  const boxes = picks(form);
  const picked = boxes.filter((box) => box.checked);
  for (const box of boxes) box.closest("[data-list] > *")?.classList.toggle("chosen", box.checked);
  for (const place of form.querySelectorAll("[data-picked]")) place.textContent = String(picked.length);
  for (const bar of form.querySelectorAll(".bulk")) bar.hidden = picked.length === 0;
  const everything = form.querySelector("[data-pick-all]");
  if (everything) {
    everything.checked = boxes.length > 0 && picked.length === boxes.length;
    everything.indeterminate = picked.length > 0 && picked.length < boxes.length;
  }
}
