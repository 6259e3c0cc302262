"""The tags of the views of the plan: `{% load plan %}`. Drawn by `web.plan_drawings`."""

from collections.abc import Sequence
from typing import Any

from django import template

from avgust.web import plan_drawings

register = template.Library()
register.simple_tag(plan_drawings.signs, name="signs")
register.simple_tag(plan_drawings.matrix_cells, name="matrix_cells")
register.simple_tag(plan_drawings.span_strip, name="span_strip")
register.simple_tag(plan_drawings.interval, name="interval")
register.simple_tag(plan_drawings.month_bars, name="month_bars")


@register.inclusion_tag("web/plan/_chooser.html")
def chooser(name: str, label: str, options: Sequence[tuple[str, str]], value: str | None) -> dict[str, Any]:
    """A field of the filter that chooses one of many; nothing where there is nothing to choose from."""
    return {"name": name, "label": label, "options": options, "value": value or ""}
