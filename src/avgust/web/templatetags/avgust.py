"""The tags and filters of our pages: `{% load avgust %}`. Made of `web.words`, `web.marks`, `web.listing`."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from avgust.control.states import Standing
from avgust.web import charts, listing, marks, words

register = template.Library()
register.filter("day", words.day)
register.filter("short_day", words.short_day)
register.filter("moment", words.moment)
register.filter("until", words.until)
register.filter("ago", words.ago)
register.filter("counted", words.counted)
register.filter("spaced", words.spaced)
register.simple_tag(marks.icon, name="icon")
register.simple_tag(marks.state_badge, name="state_badge")
register.simple_tag(marks.standing_mark, name="standing_mark")


@register.simple_tag
def share(numerator: int, denominator: int) -> SafeString:
    """«83 % (5 из 6)»; the fraction stands in the title too, for narrow columns that hide it."""
    fraction = words.fraction(numerator, denominator)
    if not denominator:
        return format_html('<span class="share">{}</span>', words.percent(numerator, denominator))
    return format_html(
        '<span class="share" title="{0}">{1} <span class="of">({0})</span></span>',
        fraction,
        words.percent(numerator, denominator),
    )


@register.simple_tag
def date_mark(due: date | datetime | None, today: date | None, standing: str = "") -> SafeString:
    """A due date for a row: 01.10.2026 and beside it how far it is, in the tone of the standing."""
    if not due:
        return format_html('<span class="due tone-calm">{}</span>', marks.standing_mark("no_date"))
    told = words.until(due, today) if standing in {"", "late", "due_today", "soon", "later"} else ""
    tone = marks.STANDING_MARKS[Standing(standing)].tone if standing else "calm"
    return format_html(
        '<span class="due tone-{}"><time datetime="{}">{}</time> <span class="until">{}</span></span>',
        tone, f"{due:%Y-%m-%d}", words.short_day(due), told,
    )  # fmt: skip


@register.inclusion_tag("web/components/field.html")
def field(bound: BoundField, hint: str = "", optional: bool = False, label: str = "") -> dict[str, Any]:
    """A field of a form with its label, hint and errors, joined for readers of the screen."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "") or type(widget).__name__.lower()
    said = hint or bound.help_text
    parts = [f"{bound.auto_id}_hint"] if said else []
    parts += [f"{bound.auto_id}_error"] if bound.errors else []
    attributes: dict[str, str | bool] = {"class": f"{widget.attrs.get('class', '')} control".strip()}
    many = bool(getattr(bound.field.widget, "use_fieldset", False))
    attributes["aria-describedby"] = " ".join(parts)
    if not parts or many:
        del attributes["aria-describedby"]
    if bound.errors and not many:
        attributes["aria-invalid"] = "true"
    return {
        "field": bound,
        "label": label or bound.label,
        "hint": said,
        "described": " ".join(parts),
        "many": many,
        "tick": kind == "checkbox" and not many,
        "control": bound.as_widget(attrs=attributes),
        "optional": optional or not bound.field.required,
    }


@register.inclusion_tag("web/components/errors.html")
def error_summary(form: Any) -> dict[str, Any]:
    """What is wrong with a form, above it, each error a link to its field. Nothing where nothing is wrong."""
    listed = [
        {"text": text, "at": bound.id_for_label or bound.auto_id}
        for bound in (form if form.is_bound else [])
        for text in bound.errors
    ]
    general = [{"text": text, "at": ""} for text in (form.non_field_errors() if form.is_bound else [])]
    return {"errors": [*general, *listed]}


@register.simple_tag(takes_context=True)
def address_with(context: Context, **changes: Any) -> str:
    """The address of this page with some parameters changed; None or "" takes one out. Others let `page` fall."""
    return listing.address_with(context["request"].GET, changes)


@register.simple_tag(takes_context=True)
def hidden_parameters(context: Context, *without: str) -> SafeString:
    """The parameters of this page as hidden fields, so that a filter keeps what it does not ask."""
    return listing.hidden_parameters(context["request"].GET, without)


@register.simple_tag(takes_context=True)
def sort_head(context: Context, key: str, title: str, kind: str = "") -> SafeString:
    """A column's head that sorts by `key` (`?sort=key`, `?sort=-key`); `kind` is "number" for right-aligned ones."""
    return listing.sort_head(context["request"].GET, key, title, kind)


@register.inclusion_tag("web/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Any, noun: str = "row") -> dict[str, Any]:
    """The pages of a list: how many in all, where one is. `page` is Django's Page."""
    return {"page": page, "request": context["request"], "noun": noun, "numbers": listing.page_numbers(page)}


@register.simple_tag
def opens_panel() -> SafeString:
    """The attributes of a link that opens in the panel: its address is a page with the panel filled, `?open=5`."""
    return format_html(
        'data-panel-link hx-boost="true" hx-target="#panel" hx-select="#panel" hx-swap="{}" hx-push-url="true"',
        "outerHTML show:none",
    )


@register.filter
def item(mapping: Mapping[Any, Any], key: Any) -> Any:
    """What `mapping` holds at `key`, or nothing."""
    return mapping.get(key)


@register.filter
def undo_address(tags: str) -> str:
    """The address that undoes what a message tells: what stands behind «undo:» in its tags."""
    return next((each.removeprefix("undo:") for each in (tags or "").split() if each.startswith("undo:/")), "")


@register.inclusion_tag("web/components/large_chart.html")
def large_chart(name: str, title: str, options: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """A chart of ECharts with the table behind it; without script the table is the chart.

    title    the finding in a sentence
    options  what ECharts takes; "token:--late-fill" stands for a colour of the theme
    table    `head` (titles) and `rows` (values) of what is drawn
    """
    return {"name": f"chart-{name}", "title": title, "options": options, "table": table}


register.simple_tag(charts.stacked_bar, name="stacked_bar")
register.simple_tag(charts.legend, name="chart_legend")
register.simple_tag(charts.bar, name="bar")
register.simple_tag(charts.sparkline, name="sparkline")
register.simple_tag(charts.strip, name="strip")
