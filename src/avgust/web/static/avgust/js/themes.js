// Light, dark or as the system says: kept in this browser and in a cookie, so that the server draws it at once.
const YEAR = 365 * 24 * 60 * 60;

const current = () => document.documentElement.dataset.theme ?? "";

function choose(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.cookie = `theme=${theme}; path=/; max-age=${theme ? YEAR : 0}; samesite=lax`;
  try {
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    // storage is closed: the cookie alone remembers
  }
  document.dispatchEvent(new CustomEvent("avgust:theme"));
}

function show(buttons) {
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === current()));
}

export function startTheme(root) {
  const buttons = [...root.querySelectorAll("[data-theme-choice]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      choose(button.dataset.themeChoice);
      show(buttons);
    });
  }
  show(buttons);
}
