"""An addressee → organisations of a registry on a day, each with the reason; else a question.

Reads: the words, the registry, the district's rules and lists. Guarantees: total; every organisation matched works on
that day; whoever is matched is matched by all of the words; a word that is not understood becomes a question.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from avgust.control.addressees.directory import Directory, directory
from avgust.control.addressees.items import Item, items
from avgust.control.addressees.lexicon import NEAR
from avgust.control.addressees.normal import normalise
from avgust.control.addressees.result import GroupRule, Match, Question, QuestionKind, Resolution
from avgust.control.addressees.wanted import Wanted, members
from avgust.control.addressees.words import lemma, stem
from avgust.control.organisations import ATTRIBUTES, KIND_TERMS, OrganisationFacts, OrganisationKind

MANY_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """All that an answer may depend on."""

    registry: Directory
    authority: int
    on: date
    rules: Mapping[str, GroupRule]
    lists: Mapping[str, Sequence[int]]
    terms: Mapping[str, str]

    @property
    def own(self) -> frozenset[int]:
        """The authority and its organisations."""
        return self.registry.own(self.authority)

    def facts(self, organisation: int) -> OrganisationFacts:
        """An organisation of the registry."""
        return self.registry.by_id[organisation]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one member came to."""

    matches: tuple[Match, ...] = ()
    question: Question | None = None
    outside: str = ""
    rule: int | None = None


def resolve(
    written: str,
    *,
    organisations: Sequence[OrganisationFacts],
    authority: int,
    rules: Sequence[GroupRule],
    on: date,
    lists: Mapping[str, Sequence[int]] | None = None,
    terms: Mapping[str, str] | None = None,
) -> Resolution:
    """The organisations that `written` names on that day among those of `authority`, or what to ask.

    `lists` are lists of organisations by name («перечень», «приложение 2»); `terms` are attributes of the district by
    code. A `Directory` as `organisations` is indexed once for any number of addressees.
    """
    by_phrase = {normalise(rule.phrase): rule for rule in rules}
    registry = directory(organisations)
    asked = Asked(registry, authority, on, by_phrase, {_list_name(k): v for k, v in (lists or {}).items()}, terms or {})
    whole = by_rule(asked, normalise(written))
    return _joined(written, [whole] if whole else _answers(asked, items(written)))


def _joined(written: str, answers: list[Answer]) -> Resolution:
    """The answers of all members as one."""
    matches = {match.organisation: match for answer in reversed(answers) for match in reversed(answer.matches)}
    questions = [answer.question for answer in answers if answer.question]
    outside = list(dict.fromkeys(answer.outside for answer in answers if answer.outside))
    return Resolution(
        written=written,
        matches=tuple(sorted(matches.values(), key=lambda match: match.organisation)),
        question=_one_question(questions),
        outside=bool(outside) and not matches and not questions,
        rule=next((answer.rule for answer in answers if answer.rule is not None), None),
        outside_reason="; ".join(outside),
    )


def _one_question(questions: list[Question]) -> Question | None:
    if not questions:
        return None
    text = " ".join(dict.fromkeys(question.text for question in questions))
    candidates = dict.fromkeys(one for question in questions for one in question.candidates)
    return Question(questions[0].kind, text, tuple(candidates))


def _answers(asked: Asked, found: tuple[Item, ...]) -> list[Answer]:
    """One answer for the whole as a name, else one for each member, less what is excepted."""
    if not any(item.role not in {"mark", "joint", "filler"} for item in found):
        return [
            Answer(
                question=Question(
                    QuestionKind.none, "Адресат не назван или назван только человек: укажите организацию."
                )
            )
        ]
    whole = by_name(asked, Wanted(found)) if any(item.role in {"joint", "mark"} for item in found) else None
    if whole:
        return [whole]
    at = next((number for number, item in enumerate(found) if item.role == "except"), None)
    if at is None:
        return [answer_of(asked, wanted) for wanted in members(found)]
    base = [answer_of(asked, wanted) for wanted in members(found[:at])]
    return _without(asked, base, found[at + 1 :], [item for item in found[:at] if item.role == "type"])


def _without(asked: Asked, base: list[Answer], excepted: tuple[Item, ...], heads: list[Item]) -> list[Answer]:
    """The answers less those excepted; an exception that is not certain makes all of it a question."""
    if excepted and excepted[0].role == "number":
        excepted = (*heads[:1], *excepted)
    less = [answer_of(asked, wanted) for wanted in members(excepted)]
    gone = {match.organisation for answer in less for match in answer.matches}
    there = {match.organisation for answer in base for match in answer.matches}
    if not gone or not gone <= there or any(answer.question or answer.outside for answer in less):
        text = f"Не понято исключение: «{' '.join(item.text for item in excepted)}». Отметьте организации сами."
        return [Answer(question=Question(QuestionKind.none, text, tuple(sorted(there))))]
    return [
        Answer(tuple(m for m in one.matches if m.organisation not in gone), one.question, one.outside, one.rule)
        for one in base
    ]


def answer_of(asked: Asked, wanted: Wanted) -> Answer:
    """One member: the ways to answer, in their order; the last one always asks."""
    for way in WAYS:
        answer = way(asked, wanted)
        if answer:
            return answer
    return nothing_found(asked, wanted)


def by_member_rule(asked: Asked, wanted: Wanted) -> Answer | None:
    """The district has answered this phrase before."""
    return by_rule(asked, normalise(wanted.text))


def by_rule(asked: Asked, phrase: str) -> Answer | None:
    """The answer that the district gave to the phrase."""
    rule = asked.rules.get(phrase)
    if rule is None:
        return None
    if rule.outside:
        return Answer(outside=f"правило района: «{rule.phrase}» – не подчинены органу", rule=rule.id)
    reason = f"правило района: «{rule.phrase}»"
    if rule.organisations:
        matches = _heirs(asked, rule.organisations, reason)
    else:
        kinds = rule.kinds or tuple(OrganisationKind)
        pool = asked.registry.of_kinds(kinds, asked.authority, asked.on)
        matches = tuple(Match(o, reason) for o in pool if set(rule.attributes) <= asked.facts(o).attributes)
    if not matches:
        text = f"Правило «{rule.phrase}» не находит ни одной действующей организации."
        return Answer(question=Question(QuestionKind.none, text, rule.organisations), rule=rule.id)
    return Answer(matches, rule=rule.id)


def _heirs(asked: Asked, organisations: Iterable[int], reason: str) -> tuple[Match, ...]:
    """Those that work, and for those that went into another the other."""
    found: dict[int, Match] = {}
    for organisation in organisations:
        heir = asked.registry.heir(organisation, asked.on)
        if heir is not None:
            found.setdefault(heir, Match(heir, _reason_of_heir(asked, organisation, heir, reason)))
    return tuple(found.values())


def _reason_of_heir(asked: Asked, organisation: int, heir: int, reason: str) -> str:
    if heir == organisation:
        return reason
    gone = asked.facts(organisation)
    until = f" работала до {gone.closed:%d.%m.%Y}" if gone.closed else ""
    return f"{reason}; правопреемник ({gone.short_name or gone.name}{until})"


def by_name(asked: Asked, wanted: Wanted) -> Answer | None:
    """An organisation is called exactly so (or is known by this abbreviation)."""
    if not wanted.key or wanted.is_group or len(wanted.numbers) > 1 or wanted.of("above", "list"):
        return None
    found = asked.registry.by_key.get(wanted.key, [])
    short = [token.key for item in wanted.of("name", "body") for token in item.tokens]
    if not found and len(short) == 1 and wanted.key == {short[0]}:
        found = asked.registry.by_acronym.get(short[0], [])
    fitting = [one for one in dict.fromkeys(found) if _fits_place(asked, wanted, one)]
    own = _working_first(asked, [one for one in fitting if one in asked.own])
    if own:
        return _one_of(asked, wanted, own, "названа по имени")
    return _of_others(asked, wanted, fitting) if not wanted.doubtful else None


def _of_others(asked: Asked, wanted: Wanted, found: list[int]) -> Answer | None:
    """An organisation of others, if it is named beyond doubt: «Отдел образования» may be any district's."""
    working = [one for one in found if asked.facts(one).works(asked.on)]
    certain = wanted.territory or wanted.settlements or any(item.quoted for item in wanted.of("name"))
    if len(working) != 1 or not certain:
        return None
    return Answer(outside=f"организация не подчинена органу: {asked.facts(working[0]).name}")


def _working_first(asked: Asked, found: list[int]) -> list[int]:
    """Those that work, if any do; else those that have gone."""
    return [one for one in found if asked.facts(one).works(asked.on)] or found


def _fits_place(asked: Asked, wanted: Wanted, organisation: int) -> bool:
    """Whether the settlement and the district named are those of the organisation or of the authority."""
    own = asked.registry.places(organisation)
    if wanted.settlements and not wanted.settlements <= own:
        return False
    return wanted.territory <= own | (
        asked.registry.places(asked.authority) if organisation in asked.own else frozenset()
    )


def _one_of(asked: Asked, wanted: Wanted, found: list[int], reason: str) -> Answer:
    """The only one; of several a person chooses."""
    if len(found) > 1:
        text = f"«{wanted.text}»: подходит несколько организаций. Выберите, какая имеется в виду."
        return Answer(question=Question(QuestionKind.several, text, tuple(found)))
    matches = _heirs(asked, found, f"{reason}: «{wanted.text}»")
    if matches:
        return Answer(matches)
    return Answer(question=Question(QuestionKind.none, _gone(asked, found[0]), tuple(found)))


def _gone(asked: Asked, organisation: int) -> str:
    facts = asked.facts(organisation)
    if facts.closed and facts.closed < asked.on:
        return f"{facts.short_name or facts.name}: работала до {facts.closed:%d.%m.%Y}, правопреемник не указан."
    return f"{facts.short_name or facts.name}: на {asked.on:%d.%m.%Y} ещё не открыта."


def not_ours(asked: Asked, wanted: Wanted) -> Answer | None:
    """Parents, partners, other departments: kept as a recommendation."""
    if wanted.outsider:
        return Answer(outside=wanted.outsider.reason)
    region = asked.registry.by_id.get(asked.authority)
    if wanted.of("above") and not (region and region.kind is OrganisationKind.region):
        return Answer(outside="организация другого уровня: не подчинена органу")
    return None


def by_list(asked: Asked, wanted: Wanted) -> Answer | None:
    """«по перечню (приложение 2)»: the list, if it is at hand."""
    at = next((number for number, item in enumerate(wanted.found) if item.role == "list"), None)
    if at is None or any(item.role == "word" for item in wanted.found[:at]):  # «не вошедшие в перечень»
        return None
    found = [asked.lists[phrase] for phrase in _list_phrases(wanted) if phrase in asked.lists]
    if found:
        lost = tuple(one for one in found[0] if asked.registry.heir(one, asked.on) is None)
        text = f"«{wanted.text}»: в перечне есть организации, которые не работают на {asked.on:%d.%m.%Y}."
        question = Question(QuestionKind.none, text, lost) if lost else None
        return Answer(_heirs(asked, found[0], f"по списку: «{wanted.text}»"), question)
    text = f"«{wanted.text}»: перечня нет среди приложений. Отметьте организации или укажите перечень."
    return Answer(question=Question(QuestionKind.list_missing, text, tuple(_pool(asked, wanted))))


def _list_phrases(wanted: Wanted) -> list[str]:
    """«приложение 2», then what it is called without the number."""
    after = zip(wanted.found, wanted.found[1:], strict=False)
    numbered = [f"{one.text} {two.text}" for one, two in after if one.role == "list" and two.role in {"number", "word"}]
    return [_list_name(phrase) for phrase in (*numbered, *(item.text for item in wanted.of("list")))]


def _list_name(phrase: str) -> str:
    """«Приложении № 2» and «приложение 2» are one list."""
    return normalise(phrase.replace("№", ""))


def misunderstood(asked: Asked, wanted: Wanted) -> Answer | None:
    """Words that are not known, or that may belong elsewhere: nobody is matched by half of a phrase."""
    if wanted.unknown:
        text = f"«{wanted.text}»: не понято «{' '.join(wanted.unknown)}». Укажите, каким организациям поручено."
    elif wanted.shared_doubt:
        text = f"«{wanted.text}»: неясно, относится ли уточнение ко всему перечню. Отметьте организации."
    elif wanted.doubtful:
        return _two_meanings(asked, wanted)
    else:
        return None
    return Answer(question=Question(QuestionKind.none, text, _near(asked, wanted)))


def _two_meanings(asked: Asked, wanted: Wanted) -> Answer:
    words = wanted.doubtful[0]
    pool = tuple(asked.registry.of_kinds(sorted(words.kinds), asked.authority, asked.on))
    text = f"«{wanted.text}»: какие организации имеются в виду? Слова «{words.text}» понимают по-разному."
    return Answer(question=Question(QuestionKind.several, text, pool))


def by_number(asked: Asked, wanted: Wanted) -> Answer | None:
    """«МБОУ СОШ № 3 и № 8»: one organisation for each number, or a question about that number."""
    if not wanted.numbers or not wanted.kinds or wanted.attributes:
        return None
    answers = [_numbered(asked, wanted, number) for number in wanted.numbers]
    question = _one_question([answer.question for answer in answers if answer.question])
    return Answer(tuple(match for answer in answers for match in answer.matches), question)


def _numbered(asked: Asked, wanted: Wanted, number: str) -> Answer:
    found = [one for one in asked.registry.by_number.get(number, ()) if one in asked.own]
    fitting = [one for one in found if asked.facts(one).kind in wanted.kinds and _fits_place(asked, wanted, one)]
    named = [one for one in fitting if _has_types(asked, wanted, one) and _has_names(asked, wanted, one)]
    own = _working_first(asked, named)
    if len(own) == 1 and (matches := _heirs(asked, own, f"названа по номеру: «{_head(wanted)} № {number}»")):
        return Answer(matches)
    if len(own) == 1:
        return Answer(question=Question(QuestionKind.none, _gone(asked, own[0]), tuple(own)))
    if own:
        text = f"«{_head(wanted)} № {number}»: таких организаций несколько. Выберите, какая имеется в виду."
        return Answer(question=Question(QuestionKind.several, text, tuple(own)))
    text = f"«{_head(wanted)} № {number}»: такой организации в реестре нет."
    return Answer(question=Question(QuestionKind.none, text, tuple(fitting)))


def _head(wanted: Wanted) -> str:
    """«МБОУ СОШ», «детский сад»: what is numbered."""
    return " ".join(item.text for item in wanted.place if item.role in {"type", "form", "name", "kind", "generic"})


def _has_types(asked: Asked, wanted: Wanted, organisation: int) -> bool:
    """Whether its own name is of the type: «средняя» is a school too, a gymnasium is not called one."""
    own = asked.registry.named[organisation].types
    wider = own | ({"школа"} if own & {"средняя", "основная", "начальная"} else set())
    return wanted.types <= wider


def _has_names(asked: Asked, wanted: Wanted, organisation: int) -> bool:
    """Whether the words of the name are its own, or say where it stands."""
    if not wanted.names:
        return True
    own = asked.registry.named[organisation].own_words
    left = frozenset(word for word in wanted.names if stem(word) not in asked.registry.places(organisation))
    return any(left == words or not left or (bool(words) and wanted.names == words) for words in own)


def by_proper_name(asked: Asked, wanted: Wanted) -> Answer | None:
    """«МБДОУ «Солнышко»», «Ольховская СОШ»: the name within the kind."""
    if not wanted.names or wanted.numbers or wanted.attributes or not wanted.kinds:
        return None
    near = {one for word in wanted.names for one in asked.registry.by_word.get(word, ())}
    found = [
        one
        for one in sorted(near & asked.own)
        if asked.facts(one).kind in wanted.kinds
        and wanted.names in asked.registry.named[one].own_words
        and _has_types(asked, wanted, one)
        and _fits_place(asked, wanted, one)
    ]
    own = _working_first(asked, found)
    return _one_of(asked, wanted, own, "названа по имени") if own else None


def by_group(asked: Asked, wanted: Wanted) -> Answer | None:
    """«руководители дошкольных организаций»: all of the kind with the attributes, in the place."""
    if wanted.names or wanted.numbers or wanted.headless or not wanted.kinds:
        return None
    pool = [one for one in _pool(asked, wanted) if _has_group_type(asked, wanted, one)]
    found = [one for one in pool if set(wanted.attributes) <= asked.facts(one).attributes]
    if not found:
        return _no_such(asked, wanted, pool)
    if not _is_many(wanted) and len(found) > 1:
        text = f"«{wanted.text}»: сказано об одной организации, а подходит несколько. Выберите, какая имеется в виду."
        return Answer(question=Question(QuestionKind.several, text, tuple(found)))
    only = "" if _is_many(wanted) else f"; единственная в реестре: «{wanted.text}»"
    return Answer(tuple(Match(one, _group_reason(asked, wanted, one) + only) for one in found))


def _is_many(wanted: Wanted) -> bool:
    """Whether a group is meant; a bare abbreviation («ДОО») is one."""
    head = next((item for item in wanted.place if item.role in {"type", "body"}), None)
    return bool(wanted.plural) or (wanted.plural is None and head is not None and _is_abbreviation(head))


def _is_abbreviation(item: Item) -> bool:
    return item.tokens[-1].is_short or item.text.endswith(".")


def _pool(asked: Asked, wanted: Wanted) -> list[int]:
    """The organisations of the kinds, in the settlement; nobody where another district is named."""
    if not wanted.territory <= asked.registry.places(asked.authority):
        return []
    own = asked.registry.of_kinds(sorted(wanted.kinds), asked.authority, asked.on)
    region = asked.registry.by_id.get(asked.authority)
    if wanted.of("above") and region and region.kind is OrganisationKind.region:
        own = [one for one in own if asked.facts(one).parent == asked.authority]
    return [one for one in own if wanted.settlements <= asked.registry.places(one)]


def _has_group_type(asked: Asked, wanted: Wanted, organisation: int) -> bool:
    """«лицеи» are those called so; «школы» are all of the kind."""
    return _has_types(asked, wanted, organisation) if wanted.types - {"школа"} else True


def _no_such(asked: Asked, wanted: Wanted, pool: list[int]) -> Answer:
    if wanted.attributes and pool:
        terms = ", ".join(f"«{_term(asked, code)}»" for code in wanted.attributes)
        text = (
            f"«{wanted.text}»: признака {terms} нет ни у одной организации. Отметьте его в реестре или выберите сами."
        )
    else:
        text = f"«{wanted.text}»: таких организаций в реестре нет."
    return Answer(question=Question(QuestionKind.none, text, tuple(pool)))


def _term(asked: Asked, code: str) -> str:
    return asked.terms.get(code) or (ATTRIBUTES[code].term if code in ATTRIBUTES else code)


def _group_reason(asked: Asked, wanted: Wanted, organisation: int) -> str:
    """«общеобразовательная организация; признак «сельская»»."""
    facts = asked.facts(organisation)
    parts = [KIND_TERMS[facts.kind], *(f"признак «{_term(asked, code)}»" for code in wanted.attributes)]
    if wanted.settlements:
        parts.append(facts.settlement)
    return "; ".join(parts)


def by_post(asked: Asked, wanted: Wanted) -> Answer | None:
    """«классные руководители»: where such people work."""
    if wanted.has_place or not wanted.posts:
        return None
    kinds = wanted.posts[-1].kinds
    pool = asked.registry.of_kinds(sorted(kinds), asked.authority, asked.on)
    if not kinds or not pool or not wanted.territory <= asked.registry.places(asked.authority):
        return None
    if not wanted.plural and len(pool) > 1:
        return None
    return Answer(tuple(Match(one, f"место работы: «{wanted.posts[-1].text}»") for one in pool))


def nothing_found(asked: Asked, wanted: Wanted) -> Answer:
    """The words are known, the organisation is not."""
    text = (
        f"«{wanted.text}»: такой организации в реестре не найдено. Укажите её или решите, что она не подчинена органу."
    )
    return Answer(question=Question(QuestionKind.none, text, _near(asked, wanted)))


def _near(asked: Asked, wanted: Wanted) -> tuple[int, ...]:
    """Organisations that share the rarest words with the phrase, or are of its kinds."""
    shared: dict[int, float] = {}
    words = {lemma(token.key) for item in wanted.place for token in item.tokens} | wanted.key
    for word in sorted(words):
        found = [one for one in asked.registry.by_word.get(word, ()) if one in asked.own]
        for one in found:
            shared[one] = shared.get(one, 0) + 1 / len(found)
    kinds = wanted.kinds or frozenset(kind for word in words if word in NEAR for kind in NEAR[word][0])
    best = sorted((o for o in shared if asked.facts(o).works(asked.on)), key=lambda o: (-shared[o], o))
    return tuple(best[:MANY_CANDIDATES] or asked.registry.of_kinds(sorted(kinds), asked.authority, asked.on))


WAYS = (
    by_member_rule,
    by_name,
    not_ours,
    by_list,
    misunderstood,
    by_number,
    by_proper_name,
    by_group,
    by_post,
)
