"""Renews what others made and we ship: `python docs/vendor/make.py FOLDER`, a folder where npm has installed it.

    cd FOLDER && npm install --ignore-scripts echarts@6.1 esbuild axe-core@4.14 @fontsource-variable/golos-text

Writes the build of ECharts, the fonts, axe-core for the tests, their licences, and VENDOR.json: versions, SHA-256.
Users need none of this: the files are in the repository, and a test compares their hashes.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]
STATIC = HOME / "src" / "avgust" / "web" / "static"
VENDOR, FONTS, AXE = STATIC / "vendor", STATIC / "avgust" / "fonts", HOME / "tests" / "e2e" / "vendor"
NOTE = re.compile(rb"\n?//# sourceMappingURL=.*\s*$")  # a storage of static files would look for the map


def version(modules: Path, package: str) -> str:
    """The installed version."""
    return str(json.loads((modules / package / "package.json").read_text("utf-8"))["version"])


def copied(source: Path, target: Path) -> Path:
    """Copies a file without the note on its source map."""
    target.parent.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    target.write_bytes(NOTE.sub(b"\n", content) if target.suffix in {".js", ".css"} else content)
    return target


def build_echarts(folder: Path) -> list[Path]:
    """One ES module of the parts that docs/vendor/echarts.mjs names."""
    modules = folder / "node_modules"
    entry = shutil.copy(Path(__file__).with_name("echarts.mjs"), folder)
    built = VENDOR / "echarts.js"
    command = [
        str(modules / ".bin" / "esbuild"), str(entry), "--bundle", "--minify", "--format=esm", "--target=es2020",
        "--legal-comments=none", f"--outfile={built}", "--log-level=warning",
        '--define:process.env.NODE_ENV="production"',
    ]  # fmt: skip
    subprocess.run(command, check=True, cwd=folder)  # noqa: S603 (the folder is the caller's own)
    pairs = [("LICENSE", "echarts-LICENSE.txt"), ("NOTICE", "echarts-NOTICE.txt")]
    return [built, *(copied(modules / "echarts" / name, VENDOR / ours) for name, ours in pairs)]


def copy_fonts(modules: Path) -> list[Path]:
    """The variable fonts with their licence."""
    package = modules / "@fontsource-variable" / "golos-text"
    fonts = [copied(path, FONTS / path.name) for path in sorted((package / "files").glob("*.woff2"))]
    return [*fonts, copied(package / "LICENSE", FONTS / "OFL.txt")]


def copy_axe(modules: Path) -> list[Path]:
    """What looks at the pages in the tests; never shipped to a browser of a user."""
    names = [("axe.min.js", "axe.min.js"), ("LICENSE", "axe-LICENSE.txt")]
    return [copied(modules / "axe-core" / name, AXE / ours) for name, ours in names]


def told(package: str, number: str, licence: str, files: list[Path]) -> dict[str, object]:
    """What VENDOR.json says of a package."""
    hashes = {path.relative_to(HOME).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return {"package": package, "version": number, "licence": licence, "files": hashes}


def main(folder: Path) -> None:
    """Copies, builds and writes it down."""
    modules = folder / "node_modules"
    font = "@fontsource-variable/golos-text"
    listed = [
        told("echarts", version(modules, "echarts"), "Apache-2.0", build_echarts(folder)),
        told(font, version(modules, font), "OFL-1.1", copy_fonts(modules)),
        told("axe-core", version(modules, "axe-core"), "MPL-2.0", copy_axe(modules)),
    ]
    listed[0]["built_with"] = f"esbuild {version(modules, 'esbuild')}"
    (VENDOR / "VENDOR.json").write_text(json.dumps(listed, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
