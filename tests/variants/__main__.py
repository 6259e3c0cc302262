"""What each format keeps of the score: `python tests/variants [FORMAT …] [--show] [--write]`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from papers import FLOORS, FORMATS, folder, kept, scores, share

TABLE = Path(__file__).with_name("table.md")
TITLE = "# What each format keeps of the score\n\n`python tests/variants --write` renews it; LibreOffice and tesseract of other versions move it a little.\n\n"


def main(arguments: list[str]) -> None:
    """Prints the share of each format, its weakest documents, and with `--show` every miss that the original has not."""
    asked = [each for each in arguments if not each.startswith("--")] or FORMATS
    print(f"papers: {folder()}", file=sys.stderr)
    for format in asked:
        print(f"{format}: {kept(format):.4f}", flush=True)
        weak = sorted(scores(format), key=lambda pair: share(*pair))
        for golden, found in weak[:8] if "--show" not in arguments else weak:
            if share(golden, found) < 0.9999:
                print(f"   {share(golden, found):.3f} {golden.key}")
                known = set(map(str, golden.score.misses))
                for miss in found.misses if "--show" in arguments else ():
                    if str(miss) not in known:
                        print(f"        {miss}")
    if "--write" in arguments:
        TABLE.write_text(TITLE + "\n".join(table()) + "\n", encoding="utf-8")


def table() -> list[str]:
    """The rows of the table: the share that is kept over all documents, and of the weakest."""
    rows = ["| format | wanted | kept | weakest document |", "| --- | ---: | ---: | ---: |"]
    for format in FORMATS:
        weakest = min(share(*pair) for pair in scores(format))
        rows.append(f"| {format} | {FLOORS[format]} | {kept(format):.3f} | {weakest:.3f} |")
    return rows


if __name__ == "__main__":
    main(sys.argv[1:])
