"""The plan as a matrix: organisations down, directives across, sums at the edges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min

from avgust.apps.acts.api import Directive
from avgust.apps.execution.overview.planned import Outlook, Tally, planned, standing_column, sum_of
from avgust.control.states import Standing

MOST_ROWS, MOST_COLUMNS = 150, 150  # of one sheet that people can still read


@dataclass(frozen=True, slots=True)
class Cell:
    """What an organisation has to do by one directive: a series has several.

    opens   the assignment to look at: the one; or of a series the whole of it
    """

    tally: Tally
    opens: int

    @property
    def standing(self) -> Standing:
        """The standing that burns most."""
        return self.tally.worst or Standing.NO_DATE


@dataclass(frozen=True, slots=True)
class Column:
    """A directive of the matrix."""

    pk: int
    label: str
    words: str
    document: int
    title: str
    day: date | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation of the matrix; its cells in the order of the columns, None where it has nothing to do."""

    pk: int
    name: str
    cells: tuple[Cell | None, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix. The sums of rows and columns are over all of the plan, also where not all of it is shown.

    tally          of all; `late_in` how many organisations have something late
    only_document  the newest document, where the directives of all are too many for one sheet
    hidden_rows    how many organisations are left out; `hidden_columns` likewise
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tally: Tally
    late_in: int = 0
    only_document: int | None = None
    hidden_rows: int = 0
    hidden_columns: int = 0

    @property
    def groups(self) -> list[tuple[int, str, int]]:
        """The documents over the columns: id, title, how many columns."""
        found: list[tuple[int, str, int]] = []
        for column in self.columns:
            if found and found[-1][0] == column.document:
                found[-1] = (*found[-1][:2], found[-1][2] + 1)
            else:
                found.append((column.document, column.title, 1))
        return found


def matrix(view: Outlook, order: str = "late") -> Matrix:
    """The matrix of a plan. `order` of its rows: «late» the latest first, «name» as the registry has them."""
    narrowed, only = _readable(view)
    counted = list(_counted(narrowed))
    cells = _cells(counted)
    tallies = {key: cell.tally for key, cell in cells.items()}
    columns = _columns({directive for _, directive in cells}, tallies)
    shown = columns[:MOST_COLUMNS]
    places = {row["organisation__path"]: (row["organisation_id"], row["organisation__short_name"]) for row in counted}
    rows = _rows(cells, [places[path] for path in sorted(places)], shown, order)
    return Matrix(
        tuple(shown),
        tuple(rows[:MOST_ROWS]),
        sum_of(tallies.values()),
        sum(row.tally.late > 0 for row in rows),
        only,
        max(len(rows) - MOST_ROWS, 0),
        max(len(columns) - MOST_COLUMNS, 0),
    )


def _readable(view: Outlook) -> tuple[Outlook, int | None]:
    """The same, or only its newest document, where the directives are more than one sheet holds."""
    if view.wanted.document or view.wanted.directive:
        return view, None
    per_document = (
        planned(view)
        .values("directive__document_id")
        .annotate(directives=Count("directive", distinct=True), day=Max("directive__document__date"))
    )
    documents = list(per_document)
    if sum(each["directives"] for each in documents) <= MOST_COLUMNS:
        return view, None
    newest = max(documents, key=lambda each: (each["day"] or date.min, each["directive__document_id"]))
    only = int(newest["directive__document_id"])
    return Outlook(view.actor, view.today, replace(view.wanted, document=only)), only


def _counted(view: Outlook) -> Iterable[Mapping[str, Any]]:
    rows = planned(view).annotate(standing=standing_column(view))
    place = ("organisation_id", "organisation__path", "organisation__short_name")
    grouped = rows.values(*place, "directive_id", "standing")
    found: Iterable[Mapping[str, Any]] = grouped.annotate(number=Count("pk"), first=Min("pk"), series=Min("parent_id"))
    return found


def _cells(counted: Iterable[Mapping[str, Any]]) -> dict[tuple[int, int], Cell]:
    """Cells by organisation and directive."""
    counts: dict[tuple[int, int], dict[Standing, int]] = {}
    opens: dict[tuple[int, int], int] = {}
    for row in counted:
        key = (row["organisation_id"], row["directive_id"])
        counts.setdefault(key, {})[Standing(row["standing"])] = row["number"]
        several = sum(counts[key].values()) > 1
        opens[key] = row["series"] or min(opens.get(key, row["first"]), row["first"]) if several else row["first"]
    return {key: Cell(Tally(found), opens[key]) for key, found in counts.items()}


def _columns(directives: set[int], tallies: Mapping[tuple[int, int], Tally]) -> list[Column]:
    by_directive: dict[int, list[Tally]] = {}
    for (_, directive), tally in tallies.items():
        by_directive.setdefault(directive, []).append(tally)
    found = Directive.objects.filter(pk__in=directives).order_by("-document__date", "-document_id", "order", "pk")
    names = ("pk", "label", "text", "document_id", "document__title", "document__file_name", "document__date")
    return [
        Column(pk, label, text, document, title or file_name, day, sum_of(by_directive[pk]))
        for pk, label, text, document, title, file_name, day in found.values_list(*names)
    ]


def _rows(
    cells: Mapping[tuple[int, int], Cell], places: list[tuple[int, str]], columns: list[Column], order: str
) -> list[Row]:
    by_organisation: dict[int, dict[int, Cell]] = {}
    for (organisation, directive), cell in cells.items():
        by_organisation.setdefault(organisation, {})[directive] = cell
    rows = [
        Row(
            pk,
            name,
            tuple(by_organisation[pk].get(column.pk) for column in columns),
            sum_of(cell.tally for cell in by_organisation[pk].values()),
        )
        for pk, name in places
    ]
    return rows if order == "name" else sorted(rows, key=lambda row: -row.tally.late)
