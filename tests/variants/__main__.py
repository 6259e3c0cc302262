"""What each format keeps of the score: `python tests/variants [FORMAT …] [--show]`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from papers import FORMATS, folder, kept, scores, share


def main(arguments: list[str]) -> None:
    """Prints the share of each format, its weakest documents, and with `--show` every miss that the original has not."""
    asked = [each for each in arguments if not each.startswith("--")] or FORMATS
    print(f"papers: {folder()}", file=sys.stderr)
    for format in asked:
        print(f"{format}: {kept(format):.4f}")
        weak = sorted(scores(format), key=lambda pair: share(*pair))
        for golden, found in weak[:8] if "--show" not in arguments else weak:
            if share(golden, found) < 0.9999:
                print(f"   {share(golden, found):.3f} {golden.key}")
                known = set(map(str, golden.score.misses))
                for miss in found.misses if "--show" in arguments else ():
                    if str(miss) not in known:
                        print(f"        {miss}")


if __name__ == "__main__":
    main(sys.argv[1:])
