"""`avgust read`: a document as a page of text or as a file of another format."""

import argparse
import sys
from pathlib import Path

from avgust.cli.documents import add_name, check_name, holds_several, open_reading, shown_name
from avgust.cli.exits import EXITS, READ
from avgust.cli.failures import Failure, UsageError, attempt, complain
from avgust.cli.results import BINARY, STDOUT, SUFFIX_OF, TEXT, refuse_overwriting, target_for
from avgust.cli.terminal import clean, put_out

DESCRIPTION = """Читает документы и показывает поручения: кто, что и к какому сроку должен
сделать, и что в документе сомнительно."""
EPILOG = f"""виды вывода (--format):
  text   сводка на экран; так по умолчанию
  json   всё прочитанное, у каждого поля – место в документе
  xlsx   план в Excel
  docx   план в Word
  ics    календарь сроков
  akn    Akoma Ntoso 3.0 (XML)
Если --format не указан, вид узнаётся по имени файла после -o. Без -o виды json,
ics и akn выводятся на экран.

Папка читается вместе с вложенными, архив .zip и письмо .eml – как папка:
.txt, .md, .markdown, .html, .htm, .docx. Документ внутри называется
архив.zip/приказ.docx.
Для нескольких документов в другом виде, чем text, нужна папка: -o ПАПКА. Имена
результатов повторяют имена документов, прежние результаты заменяются.

{EXITS}"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "read", help="прочитать документ и показать поручения", description=DESCRIPTION, epilog=EPILOG
    )
    parser.add_argument("files", nargs="+", metavar="ФАЙЛ", help="файл, папка или - (стандартный ввод)")
    parser.add_argument(
        "--format", choices=(TEXT, *SUFFIX_OF), metavar="ВИД", help="text, json, xlsx, docx, ics или akn"
    )
    parser.add_argument("-o", "--output", metavar="КУДА", help="файл или папка для результата")
    parser.add_argument("-v", "--notes", action="store_true", help="показать и замечания к сведению")
    add_name(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Reads what is named and returns the exit code."""
    check_name(args.name, args.files)
    if len(args.files) == 1 and not Path(args.files[0]).is_dir() and not holds_several(args.files[0]):
        return _read_one(args, _format_for_one(args))
    from avgust.cli.batch import read_all

    return read_all(args.files, args.format or TEXT, args.output, args.notes)


def _format_for_one(args: argparse.Namespace) -> str:
    """The format asked for, or the one that the output's name tells; refuses what cannot be shown or saved."""
    format: str = args.format or _format_of(args.output) or TEXT
    if format == TEXT and args.output not in (None, STDOUT):
        raise UsageError(
            f"не ясно, в каком виде записать {args.output}: укажите --format json, xlsx, docx, ics или akn"
        )
    if format in BINARY and args.output is None:
        raise UsageError(f"{format} – не текст, на экран он не выводится; укажите файл: -o план{SUFFIX_OF[format]}")
    return format


def _format_of(output: str | None) -> str | None:
    """The format that the file's name tells."""
    suffix = Path(output or "").suffix.lower()
    return next((format for format, known in SUFFIX_OF.items() if suffix == known), None)


def _read_one(args: argparse.Namespace, format: str) -> int:
    """Reads one document; what it comes to goes to the standard output or to the file named."""
    file, name = args.files[0], shown_name(args.files[0], args.name)
    target = target_for(args.output, args.name or name, format)
    if target:
        refuse_overwriting([target], [file])
    done = attempt(name, lambda: _written(file, args, format, target) if target else _shown(file, args, format))
    if isinstance(done, Failure):
        complain(done)
        return done.code
    put_out(done)
    return READ


def _shown(file: str, args: argparse.Namespace, format: str) -> str | bytes:
    """What goes to the standard output."""
    reading = open_reading(file, args.name)
    if format != TEXT:
        from avgust.reading.export import render

        return render(reading, format)
    from avgust.cli.page import page
    from avgust.cli.terminal import paper_for

    return "\n".join(page(reading, paper_for(sys.stdout), args.notes))


def _written(file: str, args: argparse.Namespace, format: str, target: Path) -> str:
    """Writes the result and says on the standard error what was found; nothing is left for the standard output."""
    from avgust.cli.wording import counts
    from avgust.reading.export import write

    reading = open_reading(file, args.name)
    write(reading, format, target)
    print(f"{clean(str(target))}: {counts(reading)}".replace("\u00a0", " "), file=sys.stderr)
    return ""
