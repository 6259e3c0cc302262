"""What every list shares: filter, order and page live in the address, so that back works and links show the same."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from avgust.web.marks import icon

OF_ONE_VIEW = ("page", "open")  # fall when the filter or the order changes


def address_with(parameters: QueryDict, changes: Mapping[str, Any]) -> str:
    """`?…` with some parameters changed; None or "" takes one out."""
    changed = parameters.copy()
    if not set(changes) <= set(OF_ONE_VIEW):
        for name in OF_ONE_VIEW:
            changed.pop(name, None)
    for name, value in changes.items():
        if value is None or value == "":
            changed.pop(name, None)
        elif isinstance(value, (list, tuple)):
            changed.setlist(name, [str(each) for each in value])
        else:
            changed[name] = str(value)
    return f"?{changed.urlencode()}"


def hidden_parameters(parameters: QueryDict, without: Iterable[str]) -> SafeString:
    """The parameters as hidden fields, but for those that the form itself asks and those of one view."""
    left_out = {*without, *OF_ONE_VIEW}
    pairs = [(name, value) for name in parameters if name not in left_out for value in parameters.getlist(name)]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


def sort_head(parameters: QueryDict, key: str, title: str, kind: str) -> SafeString:
    """A column's head with the link that sorts by it, or turns the order round where it is sorted already."""
    order = parameters.get("sort", "")
    sign, state = ("both", "none")
    if order.removeprefix("-") == key:
        sign, state = ("down", "descending") if order.startswith("-") else ("up", "ascending")
    wanted = f"-{key}" if order == key else key
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a class="sort" href="{}">{}{}</a></th>',
        kind, state, address_with(parameters, {"sort": wanted}), title, icon(sign),
    )  # fmt: skip


def page_numbers(page: "Page[Any]") -> list[int | str]:
    """The numbers of pages to show, with … for those left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else "…" for number in numbers]


def sorted_by(parameters: QueryDict, fields: Mapping[str, Any], default: str) -> tuple[str, Any, bool]:
    """The key, what `fields` holds for it and whether it falls; `default` where the address says nothing known."""
    order = parameters.get("sort", "") or default
    if order.removeprefix("-") not in fields:
        order = default
    key = order.removeprefix("-")
    return key, fields[key], order.startswith("-")
