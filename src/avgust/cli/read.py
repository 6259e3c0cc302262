"""`avgust read`: a document as a page of text or as a file of another format."""

import argparse
import sys
from pathlib import Path
from textwrap import fill

from avgust.cli.documents import add_name, check_name, holds_several, open_reading, shown_name
from avgust.cli.exits import EXITS, READ
from avgust.cli.failures import Failure, UsageError, attempt, complain
from avgust.cli.results import BINARY, JSON, STDOUT, SUFFIX_OF, TEXT, refuse_overwriting, target_for
from avgust.cli.terminal import clean, put_out
from avgust.reading.sources import LIMITS, SUFFIXES

SECONDS, MEMORY = LIMITS.document_seconds, LIMITS.document_memory // 1_000_000
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
{fill(", ".join(SUFFIXES), 80, break_on_hyphens=False)}.
Документ внутри архива называется архив.zip/приказ.docx.
Без -o документы один за другим выводятся на экран. С -o ПАПКА их читают сразу
несколько процессов, и в папке появляются:
  readings/           чтение каждого документа (json или то, что в --format)
  directives.xlsx     все поручения всех документов, строка на поручение
  directives.parquet  то же для программ анализа
  summary.xlsx        что прочитано, что сомнительно, что не прочитано и почему
Прерванная работа не пропадает: та же команда читает только новые и изменённые
документы и те, что не прочитались по причине, которая могла пройти.

{EXITS}"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "read", help="прочитать документ и показать поручения", description=DESCRIPTION, epilog=EPILOG
    )
    parser.add_argument("files", nargs="+", metavar="ФАЙЛ", help="файл, папка или - (стандартный ввод)")
    parser.add_argument(
        "--format",
        choices=(TEXT, *SUFFIX_OF),
        metavar="ВИД",
        action="append",
        help="text, json, xlsx, docx, ics или akn; для папки можно повторить",
    )
    parser.add_argument("-o", "--output", metavar="КУДА", help="файл или папка для результата")
    parser.add_argument("-v", "--notes", action="store_true", help="показать и замечания к сведению")
    add_name(parser)
    _add_corpus(parser)
    parser.set_defaults(run=run)


def _add_corpus(parser: argparse.ArgumentParser) -> None:
    """The options for many documents."""
    group = parser.add_argument_group("для нескольких документов с -o ПАПКА")
    group.add_argument(
        "--jobs", type=_positive, metavar="N", help="сколько документов читать сразу; обычно – по числу ядер"
    )
    group.add_argument(
        "--seconds", type=_positive, metavar="С", help=f"секунд на документ, потом он пропускается ({SECONDS})"
    )
    group.add_argument("--memory", type=_natural, metavar="МБ", help=f"памяти на процесс, 0 – сколько есть ({MEMORY})")
    group.add_argument("--again", action="store_true", help="прочитать всё заново")


def _natural(text: str) -> int:
    """A whole number from 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"нужно целое число, а не {text}")
    return int(text)


def _positive(text: str) -> int:
    """A whole number from 1."""
    if not _natural(text):
        raise argparse.ArgumentTypeError("нужно число больше нуля")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Reads what is named and returns the exit code."""
    check_name(args.name, args.files)
    formats: list[str] = args.format or []
    several = len(args.files) > 1 or Path(args.files[0]).is_dir() or holds_several(args.files[0])
    if several and _names_folder(args.output, formats):
        return _read_corpus(args, formats)
    if args.again or (args.jobs, args.seconds, args.memory) != (None, None, None):
        raise UsageError("--jobs, --seconds, --memory и --again нужны только для нескольких документов с -o ПАПКА")
    if several:
        from avgust.cli.batch import print_all

        return print_all(args.files, args.notes)
    if len(formats) > 1:
        raise UsageError("для одного документа нужен один --format")
    return _read_one(args, _format_for_one(args, formats[0] if formats else None))


def _names_folder(output: str | None, formats: list[str]) -> bool:
    """Whether several results go into a folder; refuses what can neither be shown nor saved."""
    if output not in (None, STDOUT):
        if TEXT in formats:
            raise UsageError("в каком виде записать результаты? Укажите --format json, xlsx, docx, ics или akn")
        return True
    if formats and formats != [TEXT]:
        raise UsageError("документов несколько: укажите папку для результатов, -o ПАПКА")
    return False


def _read_corpus(args: argparse.Namespace, formats: list[str]) -> int:
    from avgust.cli.corpus import Options, read_into

    options = Options(args.jobs, args.seconds, args.memory, args.again)
    return read_into(args.files, formats or [JSON], Path(args.output), options)


def _format_for_one(args: argparse.Namespace, asked: str | None) -> str:
    """The format asked for, or the one that the output's name tells; refuses what cannot be shown or saved."""
    format: str = asked or _format_of(args.output) or TEXT
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
