// Draws a chart of Apache ECharts from the JSON in its figure, in the colours of our tokens.
import { init } from "../../vendor/echarts.js";

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const look = () => ({
  color: ["--accent", "--waiting-fill", "--done-fill", "--late-fill", "--calm-fill"].map(token),
  textStyle: { fontFamily: token("--font"), fontSize: 13, color: token("--ink") },
  animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  animationDuration: 250,
});

const axis = () => ({
  axisLine: { lineStyle: { color: token("--line-strong") } },
  axisLabel: { color: token("--ink-soft") },
  nameTextStyle: { color: token("--ink-soft") },
  splitLine: { lineStyle: { color: token("--line") } },
});

// "token:--late-fill" in the JSON stands for the colour of the theme that is on.
const coloured = (value) => {
  if (typeof value === "string" && value.startsWith("token:")) return token(value.slice(6));
  if (Array.isArray(value)) return value.map(coloured);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, coloured(part)]));
  }
  return value;
};

const themed = (given) => {
  const axes = (part) => (Array.isArray(part) ? part.map(axes) : part && { ...axis(), ...part });
  const options = { ...look(), ...coloured(given) };
  if (given.xAxis) options.xAxis = axes(options.xAxis);
  if (given.yAxis) options.yAxis = axes(options.yAxis);
  // Rich text, because a strict policy forbids the styled HTML of the usual tooltip.
  const tip = { backgroundColor: token("--raised"), borderColor: token("--line"), textStyle: { color: token("--ink") } };
  if (options.tooltip) options.tooltip = { ...tip, ...options.tooltip, renderMode: "richText", confine: true };
  return options;
};

export function mount(figure) {
  figure.dataset.ready = "yes";
  const given = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const canvas = figure.querySelector(".canvas");
  const chart = init(canvas, null, { renderer: "svg", locale: document.documentElement.lang === "en" ? "EN" : "RU" });
  const draw = () => chart.setOption(themed(given), true);
  draw();
  new ResizeObserver(() => chart.resize()).observe(canvas);
  document.addEventListener("avgust:theme", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  chart.on("click", (event) => {
    if (event.data?.url) location.assign(event.data.url);
  });
}
