// Starts what a page may need; each module looks for its own marks and does nothing without them.
import { startBulk } from "./bulk.js";
import { startCharts } from "./charts.js";
import { startDialogs } from "./dialogs.js";
import { startForms } from "./forms.js";
import { startKeys } from "./keys.js";
import { startMenus } from "./menus.js";
import { startPanel } from "./panel.js";
import { startTheme } from "./themes.js";

for (const start of [startTheme, startMenus, startForms, startDialogs, startPanel, startKeys, startBulk, startCharts]) {
  start(document);
}
document.addEventListener("htmx:load", (event) => {
  for (const start of [startForms, startBulk, startCharts]) start(event.detail.elt);
});
