"""What the frame around every page needs: where one can go, who one is."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from avgust.apps.registry.api import Actor, Organisation, Power

# Title, name of the address, the powers of which one opens it (none: everybody).
PLACES: list[tuple[Any, str, tuple[Power, ...]]] = [
    (_("Мои дела"), "web:my-work", (Power.ANSWER, Power.CONTROL, Power.ASSIGN)),
    (_("На контроле"), "web:on-control", (Power.CONTROL,)),
    (_("Резолюции"), "web:documents", ()),
    (_("План"), "web:plan", (Power.SEE_PLAN,)),
    (_("Организации"), "web:organisations", (Power.SEE_PLAN, Power.KEEP_REGISTRY)),
    (_("Год"), "web:year", (Power.SEE_DOCUMENTS,)),
    (_("Отчёты"), "web:reports", (Power.SEE_DOCUMENTS,)),
    (_("Журнал"), "web:journal", (Power.SEE_JOURNAL,)),
    (_("Состояние"), "web:system", (Power.SEE_SYSTEM,)),
]


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of base.html."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "actor": actor,
        "today": getattr(request, "today", None),
        "demo": settings.AVGUST_DEMO,
        "home": _home(actor),
        "navigation": _navigation(request, actor) if actor else [],
    }


def _home(actor: Actor | None) -> Organisation | None:
    if not actor or not actor.places:
        return None
    return Organisation.objects.filter(pk=actor.places[0].organisation).first()


def _navigation(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    shown = []
    for title, name, powers in PLACES:
        if powers and not any(actor.has(power) for power in powers):
            continue
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        shown.append({"title": title, "url": address, "current": request.path.startswith(address)})
    return shown
