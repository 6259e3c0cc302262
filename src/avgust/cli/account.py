"""`avgust account`: an account made, or its password set, from the terminal."""

import argparse
import getpass
import sys
from typing import Any

from avgust.cli.exits import READ
from avgust.cli.failures import UsageError

DESCRIPTION = """Создаёт учётную запись или, если такое имя для входа уже есть, задаёт ей новый
пароль. Чего не указано, спрашивает. Первая запись создаёт и управление.
Остальных людей удобнее вести на странице «Организации»."""
QUESTIONS = {
    "login": "Имя для входа",
    "surname": "Фамилия",
    "given_name": "Имя",
    "patronymic": "Отчество (можно пропустить)",
    "title": "Должность",
}
OPTIONAL = {"patronymic"}
FIRST_ROLES = ("specialist", "administrator")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "account",
        help="создать учётную запись или задать пароль",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--login", metavar="ИМЯ", help="имя для входа")
    parser.add_argument("--surname", metavar="ФАМИЛИЯ", help="фамилия")
    parser.add_argument("--given-name", metavar="ИМЯ", help="имя")
    parser.add_argument("--patronymic", metavar="ОТЧЕСТВО", help="отчество")
    parser.add_argument("--title", metavar="ДОЛЖНОСТЬ", help="«Главный специалист»")
    parser.add_argument("--organisation", metavar="НАЗВАНИЕ", help="где работает; нет такой – создаётся")
    parser.add_argument("--kind", default="authority", metavar="ВИД", help="вид новой: authority, region, school…")
    parser.add_argument(
        "--role", action="append", metavar="РОЛЬ", help="можно несколько; без неё – specialist и administrator"
    )
    parser.add_argument("--password-stdin", action="store_true", help="взять пароль из стандартного ввода")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Asks what is missing, then does all in one transaction."""
    from avgust.cli.installation import connect

    connect()
    from django.db import transaction

    from avgust.apps.registry.api import Person, set_password, system
    from avgust.jobs.clock import moment
    from avgust.upkeep.database import bring_up_to_date

    bring_up_to_date()
    by, now = system("команда"), moment()
    login = args.login or ask(QUESTIONS["login"])
    person = Person.objects.filter(login__iexact=login).first()
    if person is not None:
        print(f"Есть: {person.full_name}. Задаётся новый пароль, все его входы закончатся.")
        password = wanted_password(args, person)
        set_password(by=by, now=now, person=person, password=password)
    else:
        values = answers(args, login)
        password = wanted_password(args, Person(**{name: values[name] for name in QUESTIONS if name != "title"}))
        with transaction.atomic():
            create(args, values, password, by, now)
    print(f"Готово. Войти: имя {login} и этот пароль.")
    return READ


def ask(question: str) -> str:
    """An answer from the terminal. Raises UsageError where there is nobody to ask."""
    if not sys.stdin.isatty():
        raise UsageError(f"не указано: {question}")
    print(f"{question}: ", end="", flush=True)
    return sys.stdin.readline().strip()


def answers(args: argparse.Namespace, login: str) -> dict[str, str]:
    """What is known of the new person and the place."""
    from avgust.apps.registry.api import ROLES

    if unknown := set(args.role or ()) - {code for code, _ in ROLES}:
        raise UsageError(f"--role: нет роли {', '.join(unknown)}; есть {', '.join(code for code, _ in ROLES)}")
    found = {"login": login}
    for name, question in list(QUESTIONS.items())[1:]:
        given = getattr(args, name)
        found[name] = given if given is not None else "" if name in OPTIONAL and args.surname else ask(question)
        if not found[name] and name not in OPTIONAL:
            raise UsageError(f"не указано: {question}")
    found["organisation"] = args.organisation or ask("Название организации")
    return found


def wanted_password(args: argparse.Namespace, person: Any) -> str:
    """The password, typed twice or from the standard input. Raises UsageError for one that is too weak."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils import translation

    if args.password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    elif sys.stdin.isatty():
        password = getpass.getpass("Пароль (не виден): ")
        if getpass.getpass("Ещё раз: ") != password:
            raise UsageError("пароли не совпали")
    else:
        raise UsageError("не указано: пароль; передайте его с --password-stdin")
    try:
        with translation.override("ru"):
            validate_password(password, person)
    except ValidationError as error:
        raise UsageError(" ".join(error.messages)) from error
    return password


def create(args: argparse.Namespace, values: dict[str, str], password: str, by: Any, now: Any) -> None:
    """The organisation where there is none of the name, the person, the posts."""
    from avgust.apps.registry.api import KINDS, Organisation, add_organisation, add_person, appoint

    name = values["organisation"]
    place = Organisation.objects.filter(name=name).first() or Organisation.objects.filter(short_name=name).first()
    if place is None:
        if args.kind not in dict(KINDS):
            raise UsageError(f"--kind: нет вида {args.kind}; есть {', '.join(dict(KINDS))}")
        place = add_organisation(by=by, now=now, parent=None, kind=args.kind, name=name, short_name=name[:200])
    names = {key: values[key] for key in ("login", "surname", "given_name", "patronymic")}
    person = add_person(by=by, now=now, organisation=place, password=password, **names)
    for role in args.role or FIRST_ROLES:
        appoint(by=by, now=now, person=person, organisation=place, title=values["title"], role=role, since=now.date())
