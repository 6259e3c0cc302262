"""`avgust annotate`: a document with what was read in it drawn over it."""

import argparse
import sys
from pathlib import Path

from avgust.cli.documents import add_name, check_name, open_bytes, shown_name
from avgust.cli.exits import EXITS, READ
from avgust.cli.failures import Failure, UsageError, attempt, complain
from avgust.cli.results import refuse_overwriting
from avgust.cli.terminal import clean

DESCRIPTION = """Выделяет в документе цветом то, что прочитано: поручения, исполнителей, сроки,
показатели, основания – и у каждого места говорит, что понято, откуда и каким
правилом. Так видно, чему верить и что исправить."""
EPILOG = f"""вид результата узнаётся по имени файла после -o:
  .html  текст документа с выделением и списком поручений; открывается любым
         браузером без интернета
  .pdf   страницы документа с выделением поверх них: из PDF, скана или документа
         Word (.docx, .doc, .rtf, .odt – их печатает LibreOffice)

Сам документ не меняется.

{EXITS}"""
KIND_OF = {".html": "html", ".htm": "html", ".pdf": "pdf"}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "annotate", help="выделить прочитанное в самом документе", description=DESCRIPTION, epilog=EPILOG
    )
    parser.add_argument("file", metavar="ФАЙЛ", help="документ или - (стандартный ввод)")
    parser.add_argument("-o", "--output", metavar="КУДА", required=True, help="файл для результата: .html или .pdf")
    add_name(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Draws the reading and returns the exit code."""
    check_name(args.name, [args.file])
    target = Path(args.output)
    kind = _kind_of(target)
    refuse_overwriting([target], [args.file])
    done = attempt(shown_name(args.file, args.name), lambda: _drawn(args, kind, target))
    if isinstance(done, Failure):
        complain(done)
        return done.code
    print(done, file=sys.stderr)
    return READ


def _kind_of(target: Path) -> str:
    kind = KIND_OF.get(target.suffix.lower())
    if kind is None or target.is_dir():
        raise UsageError(
            f"не ясно, в каком виде записать {target}: имя файла после -o должно кончаться на .html или .pdf"
        )
    return kind


def _drawn(args: argparse.Namespace, kind: str, target: Path) -> str:
    """Writes the file; what to say of it."""
    data = open_bytes(args.file)
    from avgust.cli.wording import counts
    from avgust.reading.annotation import annotate
    from avgust.reading.export import save

    name = args.name or ("" if args.file == "-" else Path(args.file).name)
    done = annotate(data, name, kind, args.name or args.file)
    save(done.data, target)
    return f"{clean(str(target))}: {counts(done.reading)}".replace("\u00a0", " ")
