// Large charts: a figure `data-chart` with its JSON and the table behind it. The library comes only where a chart stands.
export async function startCharts(root) {
  const figures = root.matches?.("[data-chart]") ? [root] : [...root.querySelectorAll("[data-chart]")];
  if (!figures.length) return;
  const { mount } = await import("./mount.js");
  for (const figure of figures) if (!figure.dataset.ready) mount(figure);
}
