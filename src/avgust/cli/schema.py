"""`avgust schema`: the JSON Schema of what `avgust read --format json` writes."""

import argparse
from pathlib import Path

import avgust.reading
from avgust.cli.exits import READ

DESCRIPTION = """Выводит схему JSON (JSON Schema 2020-12) для того, что пишет
avgust read --format json."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser("schema", help="вывести схему JSON для результата чтения", description=DESCRIPTION)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the schema as it ships."""
    print(Path(avgust.reading.__path__[0], "schema", "reading.schema.json").read_text(encoding="utf-8").rstrip())
    return READ
