// What our build of Apache ECharts holds: the charts that pages draw, SVG only, words for readers of the screen, Russian.
import { init, registerLocale, use } from "echarts/core";
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import russian from "echarts/i18n/langRU-obj.js";

use([BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart]);
use([AriaComponent, DatasetComponent, DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent]);
use([MarkLineComponent, TitleComponent, TooltipComponent, VisualMapComponent, LabelLayout, SVGRenderer]);
registerLocale("RU", russian);

export { init };
