// A grave step is a link to a page that asks (`data-dialog`); with script the question comes in a dialog over the list.
// The page that it leads to must hold the question in an element `.confirm`.
export function startDialogs(root) {
  root.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (link && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      await ask(link);
    }
    if (event.target.closest("dialog [data-close]")) {
      event.preventDefault();
      event.target.closest("dialog").close();
    }
  });
}

async function ask(link) {
  const question = await fetched(link.href);
  if (!question) {
    location.assign(link.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  const heading = question.querySelector("h1, h2");
  if (heading) {
    heading.id ||= "dialog-title";
    dialog.setAttribute("aria-labelledby", heading.id);
  }
  for (const form of question.querySelectorAll("form:not([action])")) form.setAttribute("action", link.href);
  dialog.append(question);
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

async function fetched(address) {
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector(".confirm");
  } catch {
    return null; // the network failed: the plain page will say so
  }
}
