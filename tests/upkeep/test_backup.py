"""What a backup holds comes back row by row and file by file, also on the other database; a spoilt one is refused."""

import io
import json
import zipfile
from contextlib import contextmanager

import pytest

from avgust.upkeep.errors import ArchiveError
from avgust.upkeep.restore import look_through
from installation import ENGINES, installed

FILL = """
from district import make_district
from world import make_world
from work_of_tests import take_note
make_world(make_district())
take_note.enqueue("nowhere", "later")
"""
SNAPSHOT = """
import hashlib, json
from avgust.upkeep.tables import rows_of, tables
from avgust.upkeep.backup import uploaded
rows = {name: [json.loads(line) for line in rows_of(model)] for name, model in tables().items()}
files = {name: hashlib.sha256(place.read_bytes()).hexdigest() for name, place in uploaded()}
print(json.dumps([rows, files]))
"""
ADD = """
from avgust.apps.journal.api import broken_at
from avgust.apps.registry.api import Organisation, add_organisation, system
from avgust.jobs.clock import moment
one = add_organisation(by=system("проверка"), now=moment(), parent=None, kind="other", name="Н", short_name="Н")
print(Organisation.objects.count(), Organisation.objects.filter(pk__gt=one.pk).exists(), broken_at())
"""


@contextmanager
def filled(engine, folder):
    """An installation full of rows and files, and its archive."""
    with installed(engine, folder / "home") as made:
        made.python(FILL)
        done = made.command("backup", folder / "copy.avgust")
        assert done.returncode == 0, done.stderr
        yield made, folder / "copy.avgust"


@pytest.fixture(scope="module", params=ENGINES)
def source(request, tmp_path_factory):
    with filled(request.param, tmp_path_factory.mktemp("source")) as made:
        yield made


@pytest.fixture(scope="module")
def sqlite_source(tmp_path_factory):
    with filled("sqlite", tmp_path_factory.mktemp("source")) as made:
        yield made


@pytest.fixture(params=ENGINES)
def target(request, tmp_path):
    with installed(request.param, tmp_path / "target", migrated=False) as made:
        yield made


@pytest.fixture
def empty(tmp_path):
    with installed("sqlite", tmp_path / "target") as made:
        yield made


def snapshot(installation):
    return json.loads(installation.python(SNAPSHOT))


def test_every_row_and_every_file_comes_back(source, target):
    made, archive = source
    done = target.command("restore", archive)
    assert done.returncode == 0, done.stderr
    (rows, files), (rows_then, files_then) = snapshot(target), snapshot(made)
    for name in rows_then:
        assert rows[name] == rows_then[name], name
    assert files == files_then and len(files) == 8
    assert sum(map(len, rows.values())) > 100 and rows["jobs.job"] and rows["journal.entry"]
    checked = target.command("check")
    assert checked.returncode == 0, checked.stdout
    # New rows go on behind the greatest id, and the chain of the journal behind its last entry.
    assert target.python(ADD) == "11 False None"


def test_a_full_database_is_not_written_over_unasked(sqlite_source, target):
    made, archive = sqlite_source
    assert target.command("restore", archive).returncode == 0
    target.python(
        "from avgust.apps.registry.api import Attribute\nAttribute.objects.create(code='late', term='поздний')"
    )
    before = snapshot(target)
    refused = target.command("restore", archive)
    assert refused.returncode == 3 and "--replace" in refused.stderr
    unsure = target.command("restore", archive, "--replace", input="нет\n")
    assert unsure.returncode == 2 and snapshot(target) == before
    done = target.command("restore", archive, "--replace", input="заменить\n")
    assert done.returncode == 0, done.stderr
    assert snapshot(target) == snapshot(made)
    (copy,) = (target.home / "backups").glob("before-restore-*.avgust")
    assert copy.stat().st_mode & 0o077 == 0
    assert target.command("restore", copy, "--replace", "--yes").returncode == 0
    assert snapshot(target) == before


def parts_of(archive):
    with zipfile.ZipFile(archive) as file:
        return {name: file.read(name) for name in file.namelist()}, file.comment


def rewritten(parts, comment):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, contents in parts.items():
            file.writestr(name, contents)
        file.comment = comment
    return data.getvalue()


def cut(archive):
    data = archive.read_bytes()
    return data[: len(data) // 2]


def without_its_end(archive):
    return archive.read_bytes()[:-30]


def with_another_name_of_a_person(archive):
    parts, comment = parts_of(archive)
    name = "tables/registry.person.jsonl"
    parts[name] = parts[name].replace("Петрова".encode(), "Иванова".encode())
    return rewritten(parts, comment)


def without_a_file(archive):
    parts, comment = parts_of(archive)
    parts.pop(next(name for name in parts if name.startswith("files/")))
    return rewritten(parts, comment)


def with_a_file_more(archive):
    parts, comment = parts_of(archive)
    return rewritten(parts | {"files/../../evil": b"x"}, comment)


def with_a_manifest_that_was_mended(archive):
    parts, comment = parts_of(archive)
    parts["manifest.json"] = parts["manifest.json"].replace(b'"format": 1', b'"format": 2')
    return rewritten(parts, comment)


def flipped_in_a_file(archive):
    data = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as file:
        name = next(name for name in file.namelist() if name.startswith("files/"))
        contents = file.read(name)
    place = data.index(contents)
    data[place + len(contents) // 2] ^= 1
    return bytes(data)


def something_else(archive):
    return b"%PDF-1.7 and so on"


@pytest.mark.parametrize(
    "spoil",
    [
        cut, without_its_end, with_another_name_of_a_person, without_a_file, with_a_file_more,
        with_a_manifest_that_was_mended, flipped_in_a_file, something_else,
    ],
)  # fmt: skip
def test_a_spoilt_archive_is_seen(sqlite_source, spoil, tmp_path):
    spoilt = tmp_path / "copy.avgust"
    spoilt.write_bytes(spoil(sqlite_source[1]))
    with pytest.raises(ArchiveError, match="архив повреждён или изменён"):
        look_through(spoilt)


def test_a_spoilt_archive_is_refused_before_anything_is_changed(sqlite_source, tmp_path):
    made, archive = sqlite_source
    spoilt = tmp_path / "copy.avgust"
    spoilt.write_bytes(cut(archive))
    before = snapshot(made)
    done = made.command("restore", spoilt, "--replace", "--yes")
    assert done.returncode == 3
    assert "архив повреждён или изменён" in done.stderr and "Traceback" not in done.stderr
    assert snapshot(made) == before
    assert not (made.home / "backups").exists()


def test_an_archive_as_it_was_made_is_taken(sqlite_source):
    assert look_through(sqlite_source[1]).files == 8


def test_an_archive_of_other_tables_is_refused_with_the_way_to_go(sqlite_source, empty, tmp_path):
    import hashlib

    parts, _ = parts_of(sqlite_source[1])
    told = json.loads(parts["manifest.json"])
    told["migrations"] = told["migrations"][:-1]
    told["avgust"] = "9.9"
    parts["manifest.json"] = json.dumps(told).encode()
    other = tmp_path / "other.avgust"
    other.write_bytes(rewritten(parts, hashlib.sha256(parts["manifest.json"]).hexdigest().encode()))
    done = empty.command("restore", other)
    assert done.returncode == 3 and "версией 9.9" in done.stderr and "обновите" in done.stderr


def test_a_backup_never_takes_the_place_of_a_file(sqlite_source, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("моё")
    done = sqlite_source[0].command("backup", taken)
    assert done.returncode == 3 and "уже есть" in done.stderr
    assert taken.read_text() == "моё" and [*tmp_path.iterdir()] == [taken]


def test_a_backup_is_nobody_elses_to_read(sqlite_source):
    assert sqlite_source[1].stat().st_mode & 0o077 == 0
