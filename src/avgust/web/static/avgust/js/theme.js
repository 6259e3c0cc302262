// Before the first paint: script is on, and the choice of light or dark that this browser remembers.
// A classic script, because a module would come after the paint. The server reads the cookie, so that it is right at once.
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {
    // storage is closed: the cookie alone decides
  }
})();
