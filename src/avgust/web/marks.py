"""Signs, words and tones: what a state or a standing looks like, always a sign and a word and never a colour alone."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from avgust.control.states import TONES, Standing, State, Tone

# Drawings on a field of 16 by 16, by strokes. Each stands beside its word, so readers of the screen skip it.
DRAWINGS: dict[str, str] = {
    "late": '<path d="M8 2.2 14.4 13.4H1.6Z"/><path d="M8 6.4v3.4M8 11.6v.1"/>',
    "waiting": '<circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.4 1.6"/>',
    "done": '<path d="m2.8 8.6 3.4 3.4 7-8"/>',
    "calm": '<circle cx="8" cy="8" r="4.5"/>',
    "draft": '<circle cx="8" cy="8" r="5" stroke-dasharray="2.4 2.4"/>',
    "on_control": '<circle cx="8" cy="8" r="5"/>',
    "in_work": '<circle cx="8" cy="8" r="5"/><path d="M8 3a5 5 0 0 1 0 10Z" fill="currentcolor"/>',
    "reported": '<path d="M4 1.8h5.4L12.6 5v9.2H4Z"/><path d="M6.2 8h4.2M6.2 10.8h4.2"/>',
    "returned": '<path d="M5.4 3 2.4 6l3 3"/><path d="M2.6 6h7a3.7 3.7 0 0 1 0 7.4H6"/>',
    "accepted": '<path d="m2.8 8.6 3.4 3.4 7-8"/>',
    "released": '<path d="m1 8.8 3 3 5.6-6.8M8.4 11.6l.4.4 6-7"/>',
    "not_applicable": '<path d="M3.6 8h8.8"/>',
    "search": '<circle cx="7" cy="7" r="4.6"/><path d="m10.4 10.4 3.6 3.6"/>',
    "menu": '<path d="M2 4h12M2 8h12M2 12h12"/>',
    "close": '<path d="m3.5 3.5 9 9m0-9-9 9"/>',
    "notices": '<path d="M3 11.6h10L11.8 10V6.8a3.8 3.8 0 0 0-7.6 0V10Z"/><path d="M6.6 13.8h2.8"/>',
    "person": '<circle cx="8" cy="5.4" r="2.8"/><path d="M2.6 14a5.4 5.4 0 0 1 10.8 0"/>',
    "up": '<path d="M8 13V3.4M4.2 7.2 8 3.4l3.8 3.8"/>',
    "down": '<path d="M8 3v9.6M4.2 8.8 8 12.6l3.8-3.8"/>',
    "both": '<path d="M5 6.4 8 3.2l3 3.2M5 9.6l3 3.2 3-3.2"/>',
    "more": '<path d="m4 6.2 4 4 4-4"/>',
    "help": '<circle cx="8" cy="8" r="6"/><path d="M6.2 6.4a1.8 1.8 0 1 1 2.7 1.6c-.6.3-.9.7-.9 1.4M8 11.6v.1"/>',
    "file": '<path d="M3.6 1.8h5.6L12.4 5v9.2H3.6Z"/><path d="M9 2v3.2h3.2"/>',
    "out": '<path d="M8 2v7.6M4.6 6.4 8 9.8l3.4-3.4M2.6 13.4h10.8"/>',
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How something is shown: the tone (late, waiting, done, calm), the name of its sign, its Russian word."""

    tone: Tone
    sign: str
    word: str


STATE_MARKS: dict[State, Mark] = {
    State.DRAFT: Mark(Tone.CALM, "draft", gettext_noop("черновик")),
    State.ON_CONTROL: Mark(Tone.CALM, "on_control", gettext_noop("на контроле")),
    State.IN_WORK: Mark(Tone.CALM, "in_work", gettext_noop("в работе")),
    State.REPORTED: Mark(Tone.WAITING, "reported", gettext_noop("отчёт сдан")),
    State.RETURNED: Mark(Tone.WAITING, "returned", gettext_noop("возвращён")),
    State.ACCEPTED: Mark(Tone.DONE, "accepted", gettext_noop("отчёт принят")),
    State.RELEASED: Mark(Tone.DONE, "released", gettext_noop("снято с контроля")),
    State.NOT_APPLICABLE: Mark(Tone.CALM, "not_applicable", gettext_noop("не относится")),
}
STANDING_MARKS: dict[Standing, Mark] = {
    Standing.LATE: Mark(TONES[Standing.LATE], "late", gettext_noop("просрочено")),
    Standing.DUE_TODAY: Mark(TONES[Standing.DUE_TODAY], "waiting", gettext_noop("срок сегодня")),
    Standing.SOON: Mark(TONES[Standing.SOON], "waiting", gettext_noop("скоро срок")),
    Standing.WAITING: Mark(TONES[Standing.WAITING], "reported", gettext_noop("ждёт проверки")),
    Standing.LATER: Mark(TONES[Standing.LATER], "calm", gettext_noop("срок не скоро")),
    Standing.NO_DATE: Mark(TONES[Standing.NO_DATE], "not_applicable", gettext_noop("без срока")),
    Standing.DONE_LATE: Mark(TONES[Standing.DONE_LATE], "done", gettext_noop("исполнено с опозданием")),
    Standing.DONE: Mark(TONES[Standing.DONE], "done", gettext_noop("исполнено")),
    Standing.NOT_APPLICABLE: Mark(TONES[Standing.NOT_APPLICABLE], "not_applicable", gettext_noop("не относится")),
}


def icon(name: str) -> SafeString:
    """The drawing of this name; it only ever stands beside a word. Raises KeyError for an unknown one."""
    drawing = mark_safe(DRAWINGS[name])  # noqa: S308 (a constant of this module)
    return format_html('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>', drawing)


def badge(mark: Mark, kind: str) -> SafeString:
    """The sign and the word of a mark."""
    return format_html('<span class="{} tone-{}">{}{}</span>', kind, mark.tone, icon(mark.sign), _(mark.word))


def state_badge(state: str) -> SafeString:
    """The state of an assignment as a badge."""
    return badge(STATE_MARKS[State(state)], "badge")


def standing_mark(standing: str) -> SafeString:
    """How an assignment stands, without a ground, for rows of lists."""
    return badge(STANDING_MARKS[Standing(standing)], "mark")
