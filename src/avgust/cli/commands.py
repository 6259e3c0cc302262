"""The commands of `avgust` and the parser that knows them.

Only the command that is called is imported; the others stand in the help with their one line.
"""

from collections.abc import Sequence
from typing import Any

from avgust import __version__
from avgust.cli.arguments import Parser
from avgust.cli.exits import EXITS

DESCRIPTION = """Читает резолюции, приказы, протоколы и планы органов образования и находит
в них поручения."""
EPILOG = f"""примеры:
  avgust read резолюция.docx                     сводка на экран
  avgust read резолюция.docx -o план.xlsx        план в Excel
  avgust read папка/ --format json -o чтения/    все документы папки
  avgust explain резолюция.docx 1.5              как прочитан п. 1.5
  avgust annotate резолюция.docx -o места.html   где что прочитано

{EXITS}

Справка по команде: avgust КОМАНДА --help"""

# In the order of the help. A test holds each line to the one that the command gives itself.
READING = {
    "read": "прочитать документ и показать поручения",
    "explain": "объяснить, откуда известно каждое поле поручения",
    "annotate": "выделить прочитанное в самом документе",
    "period": "перевести срок, записанный словами, в даты",
    "doctor": "проверить, чего не хватает для чтения документов",
    "schema": "вывести схему JSON для результата чтения",
}
RUNNING = {
    "demo": "открыть живой пример",
    "serve": "запустить страницы",
    "worker": "запустить ещё одного фонового исполнителя",
    "migrate": "обновить базу данных до версии программы",
    "account": "создать учётную запись или задать пароль",
    "check": "проверить, цела ли установка",
    "backup": "сохранить базу и файлы в один архив",
    "restore": "восстановить базу и файлы из архива",
}
COMMANDS = {**READING, **RUNNING}


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments say and returns the exit code."""
    parser = parser_for(arguments)
    args = parser.parse_args(arguments)
    if not args.command:
        parser.print_help()
        return 0
    code: int = args.run(args)
    return code


def parser_for(arguments: Sequence[str]) -> Parser:
    """The parser, whole for the command that is called."""
    parser = Parser(prog="avgust", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("-V", "--version", action="version", version=f"avgust {__version__}", help="показать версию")
    subparsers = parser.add_subparsers(dest="command", metavar="КОМАНДА", title="команды")
    called = next((each for each in arguments if not each.startswith("-")), None)
    for name, line in COMMANDS.items():
        if name == called:
            _add(name, subparsers)
        else:
            subparsers.add_parser(name, help=line)
    return parser


def _add(name: str, subparsers: Any) -> None:
    """Imports the command and lets it add its parser."""
    match name:
        case "read":
            from avgust.cli.read import add_parser
        case "explain":
            from avgust.cli.explain import add_parser
        case "annotate":
            from avgust.cli.annotate import add_parser
        case "period":
            from avgust.cli.period import add_parser
        case "doctor":
            from avgust.cli.doctor import add_parser
        case "schema":
            from avgust.cli.schema import add_parser
        case "demo":
            from avgust.cli.demo import add_parser
        case "serve":
            from avgust.cli.serve import add_parser
        case "worker":
            from avgust.cli.worker import add_parser
        case "migrate":
            from avgust.cli.migrate import add_parser
        case "account":
            from avgust.cli.account import add_parser
        case "check":
            from avgust.cli.check import add_parser
        case "backup":
            from avgust.cli.backup import add_parser
        case "restore":
            from avgust.cli.restore import add_parser
    add_parser(subparsers)
