"""What others made is what VENDOR.json says, and nothing of a page comes from outside or from within a template."""

import hashlib
import json
import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
WEB = HOME / "src" / "avgust" / "web"
PACKAGES = json.loads((WEB / "static" / "vendor" / "VENDOR.json").read_text("utf-8"))
TEMPLATES = sorted((HOME / "src" / "avgust").rglob("templates/**/*.html"))
STYLES = sorted((WEB / "static" / "avgust" / "css").glob("*.css"))
SCRIPTS = sorted((WEB / "static" / "avgust" / "js").glob("*.js"))
# An inline script or style, a handler in an attribute: the policy of the site forbids them, so they would be dead.
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|\shx-on|javascript:|"
    r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))",
    re.IGNORECASE,
)
OUTSIDE = re.compile(r"(?:src|href|action|url\(|import|from)\s*[=(]?\s*[\"']?(?:https?:)?//", re.IGNORECASE)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda each: each["package"])
def test_a_file_of_others_is_the_one_that_was_taken(package):
    found = {name: hashlib.sha256((HOME / name).read_bytes()).hexdigest() for name in package["files"]}
    assert found == package["files"]
    assert package["version"] in (HOME / "NOTICE").read_text("utf-8")


def test_every_file_of_others_is_written_down():
    told = {name for package in PACKAGES for name in package["files"]}
    ours = {"VENDOR.json", "README"}
    folders = (WEB / "static" / "vendor", WEB / "static" / "avgust" / "fonts", HOME / "tests" / "e2e" / "vendor")
    files = {
        path.relative_to(HOME).as_posix() for folder in folders for path in folder.iterdir() if path.name not in ours
    }
    assert files == told


def test_no_file_of_others_asks_for_a_source_map():
    asking = [
        path.name
        for path in (WEB / "static").rglob("*")
        if path.suffix in {".js", ".css"} and b"sourceMappingURL" in path.read_bytes()
    ]
    assert asking == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_script_and_no_style_of_its_own(path):
    assert INLINE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES, *SCRIPTS], ids=lambda path: path.name)
def test_nothing_is_loaded_from_outside(path):
    assert OUTSIDE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "bad", ['<p style="x">', "<script>a</script>", '<a onclick="x">', '<div hx-on:click="x">', "<style>"]
)
def test_the_walk_would_see_what_is_forbidden(bad):
    assert INLINE.search(bad)
    assert OUTSIDE.search('<script src="https://cdn.example/x.js">') and OUTSIDE.search("@import url(//x.example)")
    assert not INLINE.search('<script src="/a.js"></script>')


def test_letters_of_both_alphabets_come_with_the_font():
    tokens = (WEB / "static" / "avgust" / "css" / "tokens.css").read_text("utf-8")
    for address in re.findall(r'url\("([^"]+)"\)', tokens):
        assert (WEB / "static" / "avgust" / "css" / address).resolve().is_file()
    assert "U+0400-045F" in tokens and "U+0000-00FF" in tokens and "U+2116" in tokens
