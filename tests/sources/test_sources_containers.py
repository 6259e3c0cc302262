"""Archives and letters are folders of documents: every one comes with its name, and what cannot is told."""

import base64
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx_builder import docx, paragraph
from letters import archive, letter, part, told, windows_archive

from avgust.reading import Reading, read, read_all, read_bytes
from avgust.reading.sources import LIMITS, SourceError, open_source
from avgust.reading.sources.containers.members import Member, Opened, is_container, members
from avgust.reading.sources.recognise import format_of

ORDER = "ПРИКАЗ\n1. Школам провести смотр до 1 мая 2026 года.\n".encode()
NAMES = ("Приказ № 5 от 12.03.2024.txt", "ПЛАН МЕРОПРИЯТИЙ.txt", "списки/школы района.txt", "Щётки, ёлки.txt")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(500)


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf-8", "koi8-r"])
def test_names_are_read_in_the_encodings_of_russian_windows(encoding: str) -> None:
    names = [name for name in NAMES if encoding == "utf-8" or "№" not in name or encoding != "koi8-r"]
    data = windows_archive({name.encode(encoding): ORDER for name in names})
    assert told(data) == [f"в.zip/{name}" for name in names]


@pytest.mark.parametrize("encoding", ["cp866", "cp1251"])
@pytest.mark.parametrize("name", ["план.txt", "Приказ.txt", "ДОРОЖНАЯ КАРТА.txt", "Решение_коллегии_2024.txt"])
def test_one_short_name_is_enough(encoding: str, name: str) -> None:
    assert told(windows_archive({name.encode(encoding): ORDER})) == [f"в.zip/{name}"]


def test_names_that_say_that_they_are_unicode_are_believed() -> None:
    assert told(archive(dict.fromkeys(NAMES, ORDER))) == [f"в.zip/{name}" for name in NAMES]


def test_a_mac_name_is_composed() -> None:
    assert told(windows_archive({"и\u0306о\u0435\u0308.txt".encode(): ORDER})) == ["в.zip/йоё.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../зло.txt", "зло.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Мои документы\\план.txt", "Мои документы/план.txt"),
        ("\\\\сервер\\x\\план.txt", "сервер/x/план.txt"),
        ("a/./b/../план.txt", "a/b/план.txt"),
        ('пл?ан "5": <x>|*.txt', "пл_ан _5__ _x___.txt"),
        ("con.txt", "_con.txt"),
        ("план. /приказ.txt", "план/приказ.txt"),
        ("а" * 300 + ".txt", "а" * 116 + "....txt".removeprefix("...")),
    ],
)
def test_a_name_can_do_no_harm(name: str, shown: str) -> None:
    (found,) = told(archive({name: ORDER}))
    assert found.removeprefix("в.zip/") == shown or (len(name) > 200 and len(found) < 130 and found.endswith(".txt"))


def test_equal_names_are_told_apart() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        import io

        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as opened:
            for _ in range(3):
                opened.writestr("план.txt", ORDER)
    assert told(packed.getvalue()) == ["в.zip/план.txt", "в.zip/план (2).txt", "в.zip/план (3).txt"]


def test_rubbish_of_systems_is_left_out_and_what_is_no_document_is_told() -> None:
    rubbish = ["__MACOSX/._план.txt", ".DS_Store", "x/Thumbs.db", "~$план.docx", "desktop.ini"]
    files = dict.fromkeys([*rubbish, "план.txt", "программа.exe"], b"\x00\x01MZ")
    assert told(archive(files)) == ["в.zip/план.txt", "в.zip/программа.exe: not-a-document"]


def test_a_document_is_known_by_its_content_too() -> None:
    assert told(archive({"без имени": docx(paragraph("да")), "план.dat": b"\x00" * 9})) == [
        "в.zip/без имени",
        "в.zip/план.dat: not-a-document",
    ]


def test_archives_and_letters_stand_one_in_another() -> None:
    inner = archive({"приказ.txt": ORDER})
    mail = letter(part("Высылаем".encode(), "text/plain; charset=utf-8"), part(inner, 'application/zip; name="а.zip"'))
    assert told(archive({"п.eml": mail, "план.txt": ORDER})) == [
        "в.zip/п.eml/текст письма.txt",
        "в.zip/п.eml/а.zip/приказ.txt",
        "в.zip/план.txt",
    ]
    assert told(archive({"1.zip": archive({"п.eml": mail})})) == [
        "в.zip/1.zip/п.eml/текст письма.txt",
        "в.zip/1.zip/п.eml/а.zip: too-deep",
    ]


def test_other_archives_are_refused_by_their_content() -> None:
    files = {"а.rar": b"Rar!\x1a\x07\x01\x00", "б.7z": b"7z\xbc\xaf\x27\x1c", "план.txt": ORDER}
    assert told(archive(files)) == ["в.zip/а.rar: rar-source", "в.zip/б.7z: 7z-source", "в.zip/план.txt"]


def test_a_locked_or_broken_file_does_not_stop_the_rest() -> None:
    assert told(windows_archive({b"a.txt": ORDER}, flags=1)) == ["в.zip/a.txt: encrypted-member"]
    data = bytearray(archive({"a.txt": ORDER * 9, "b.txt": ORDER}))
    data[60] ^= 0xFF
    assert told(bytes(data)) == ["в.zip/a.txt: damaged", "в.zip/b.txt"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_the_usual_compression_is_read(method: int) -> None:
    assert told(archive({"a.txt": ORDER}, method)) == ["в.zip/a.txt: packed-otherwise"]


def test_one_file_at_a_time_is_in_memory() -> None:
    """The members come while the archive is read, not after it."""
    found = members(archive({"a.txt": ORDER, "b.txt": ORDER}), "в.zip", LIMITS)
    assert isinstance(next(found), Member)


# Letters


def encoded(name: str, charset: str) -> str:
    return f"=?{charset}?B?{base64.b64encode(name.encode(charset)).decode()}?="


@pytest.mark.parametrize(
    "header",
    [
        lambda name: f'attachment; filename="{encoded(name, "utf-8")}"',
        lambda name: f'attachment; filename="{encoded(name, "koi8-r")}"',
        lambda name: (
            f'attachment;\r\n filename="{encoded(name[:6], "windows-1251")}\r\n {encoded(name[6:], "windows-1251")}"'
        ),
        lambda name: "attachment; filename*=utf-8''" + "".join(f"%{byte:02X}" for byte in name.encode()),
        lambda name: (
            "attachment; filename*=windows-1251'ru'" + "".join(f"%{byte:02X}" for byte in name.encode("cp1251"))
        ),
        lambda name: (
            "attachment;\r\n filename*0*=utf-8''"
            + "".join(f"%{byte:02X}" for byte in name.encode()[:11])
            + ";\r\n filename*1*="
            + "".join(f"%{byte:02X}" for byte in name.encode()[11:])
        ),
        lambda name: f'attachment; filename="{name}"',
        lambda name: f"attachment; filename={name}",
    ],
)
def test_an_attachment_has_the_name_that_its_sender_gave(header: Callable[[str], str]) -> None:
    name = "Приказ по школам.txt"
    data = letter(part(ORDER, "application/octet-stream", "Content-Disposition: " + header(name)))
    assert told(data, "п.eml") == [f"п.eml/{name}"]


def test_a_raw_name_in_windows_letters_is_read() -> None:
    head = 'Content-Disposition: attachment; filename="Приказ по школам.txt"\r\n\r\n'.encode("cp1251")
    assert told(letter(b"Content-Type: application/octet-stream\r\n" + head + ORDER), "п.eml") == [
        "п.eml/Приказ по школам.txt"
    ]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "iso-8859-5", "нет-такой", "x-unknown"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_the_text_of_a_letter_is_read_in_every_encoding(charset: str, encoding: str) -> None:
    import quopri

    text = "Направляем для исполнения приказ управления образования района."
    data = text.encode(charset if charset[0] in "uwki" else "cp1251")
    packed = {"base64": base64.encodebytes(data), "quoted-printable": quopri.encodestring(data)}.get(encoding, data)
    mail = letter(part(packed, f"text/plain; charset={charset}", f"Content-Transfer-Encoding: {encoding}"))
    assert read_bytes(mail, "п.eml").text.strip() == text


def test_the_plain_text_is_preferred_unless_the_page_says_more() -> None:
    def body(plain: str, page: str) -> str:
        parts = (part(plain.encode(), "text/plain; charset=utf-8"), part(page.encode(), "text/html; charset=utf-8"))
        (found,) = told(letter(*parts, type="multipart/alternative"), "п.eml")
        return found.rpartition(".")[2]

    assert body("Высылаем приказ.", "<style>p{}</style><p>Высылаем приказ.</p>") == "txt"
    assert body("Ваша программа не показывает писем HTML.", "<p>Школам провести смотр " + "слова " * 20) == "html"
    assert body("Срок май", "<table><tr><td>Срок<td>май</table>") == "html"
    assert body("", "<p>да</p>") == "html"


def test_pictures_of_a_signature_are_no_documents_and_scans_are_told() -> None:
    logo = part(PNG, 'image/png; name="logo.png"', "Content-ID: <1>", "Content-Disposition: inline; filename=logo.png")
    mail = letter(part(ORDER, "text/plain; charset=utf-8"), logo)
    assert told(mail, "п.eml") == ["п.eml/текст письма.txt", "п.eml/logo.png: not-a-document"]


def test_a_forwarded_letter_is_a_letter_inside() -> None:
    inner = letter(part(ORDER, "text/plain; charset=utf-8"), part(ORDER, 'text/plain; name="план.txt"'))
    mail = letter(part("См. ниже".encode(), "text/plain; charset=utf-8"), part(inner, "message/rfc822"))
    assert told(mail, "п.eml") == [
        "п.eml/текст письма.txt",
        "п.eml/вложенное письмо.eml/текст письма.txt",
        "п.eml/вложенное письмо.eml/план.txt",
    ]


@pytest.mark.parametrize(
    ("type", "name", "code"),
    [
        ("application/ms-tnef", "winmail.dat", "tnef"),
        ("application/octet-stream", "WINMAIL.DAT", "tnef"),
        ("application/octet-stream", "скан.rar", "rar-source"),
    ],
)
def test_what_other_programs_wrap_is_refused_with_what_to_do(type: str, name: str, code: str) -> None:
    mail = letter(part(ORDER, "text/plain; charset=utf-8"), part(b"Rar!\x1a\x07\x00", f'{type}; name="{name}"'))
    assert told(mail, "п.eml") == ["п.eml/текст письма.txt", f"п.eml/{name}: {code}"]


def test_a_sealed_letter_is_told() -> None:
    mail = (
        b"From: a@b\r\nTo: c@d\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nAAAA"
    )
    assert told(mail, "п.eml") == ["п.eml: encrypted-letter"]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Received: x\nFrom: a\nDate: b\nSubject: c\n\nтекст", "eml"),
        ("DKIM-Signature: x\nDelivered-To: a\nMIME-Version: 1.0\n\n", "eml"),
        ("From: a\nTo: b\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "eml"),
        ("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "mhtml"),
        ("From: a\n\nтекст", ""),
        ("Решение: принять\nСрок: май\n\n", ""),
        ("Note: this\nDate: that\n\n", ""),
    ],
)
def test_a_letter_is_known_by_its_fields(head: str, kind: str) -> None:
    assert format_of(head.encode()) == kind


def test_a_letter_of_outlook_is_refused_with_what_to_do() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "__properties_version1.0".encode("utf-16-le")
    with pytest.raises(SourceError, match=r"\.eml"):
        read_bytes(ole, "письмо.msg")


# How they are opened


def test_the_only_document_of_an_archive_is_its_reading(tmp_path: Path) -> None:
    path = tmp_path / "архив.zip"
    path.write_bytes(archive({"приказ.txt": ORDER, "логотип.ico": b"\x00\x00\x01"}))
    reading = read(path)
    assert (reading.name, reading.format, len(reading.directives)) == ("архив.zip/приказ.txt", "text", 1)
    assert [each.name for each in read_all(path) if isinstance(each, Reading)] == ["архив.zip/приказ.txt"]


def test_what_could_not_be_read_beside_the_only_document_is_a_finding() -> None:
    reading = read_bytes(archive({"приказ.txt": ORDER, "скан.rar": b"Rar!\x1a\x07\x00"}), "в.zip")
    assert [each.place for each in reading.findings if each.code == "member-unread"] == ["скан.rar"]


def test_several_documents_are_named_and_each_can_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "в.zip"
    path.write_bytes(archive({"а.txt": ORDER, "б/в.zip": archive({"г.txt": ORDER, "д.txt": ORDER})}))
    with pytest.raises(SourceError, match=r"«а.txt», «б/в.zip/г.txt», «б/в.zip/д.txt».*например .*в.zip/а.txt"):
        open_source(path)
    for name in ("а.txt", "б/в.zip/г.txt", "б/в.zip/д.txt"):
        assert read(path / name).name == f"в.zip/{name}"
    for name in ("нет.txt", "б", "а.txt/б.txt"):
        with pytest.raises(SourceError, match="нет такого файла"):
            read(path / name)


def test_an_archive_without_documents_says_why() -> None:
    with pytest.raises(SourceError, match=r"нет документов.*план.txt – .*паролем"):
        read_bytes(windows_archive({"план.txt".encode("cp866"): ORDER}, flags=1), "в.zip")


def test_containers_are_told_by_their_kind() -> None:
    assert is_container(format_of(archive({"а.txt": ORDER})))
    assert not is_container(format_of(docx(paragraph("да"))))


# Limits


def test_the_number_of_files_is_bounded() -> None:
    files = {f"{number}.txt": b"x" for number in range(20)}
    found = told(archive(files), limits=replace(LIMITS, members=10))
    assert found[:10] == [f"в.zip/{number}.txt" for number in range(10)] and found[10:] == ["в.zip: too-large"]


def test_the_size_of_all_files_is_bounded() -> None:
    files = {f"{number}.txt": bytes(1000) for number in range(3)}
    found = told(archive(files), limits=replace(LIMITS, unpacked_bytes=2500))
    assert found == ["в.zip/0.txt", "в.zip/1.txt", "в.zip/2.txt: zip-bomb"]


def test_a_bomb_is_an_error_of_its_own() -> None:
    assert told(archive({"б.txt": bytes(30_000_000), "а.txt": ORDER})) == ["в.zip/б.txt: zip-bomb", "в.zip/а.txt"]


def test_files_that_share_their_bytes_are_a_bomb() -> None:
    """As in the bomb of David Fifield: every entry of the directory points at one and the same file."""
    data = windows_archive({b"a.txt": ORDER * 100})
    at = data.index(b"PK\x01\x02")
    directory, end = data[at:-22], data[-22:]
    many = data[:at] + directory * 50 + struct.pack("<4sHHHHIIH", end[:4], 0, 0, 50, 50, 50 * len(directory), at, 0)
    with pytest.raises(SourceError, match="одно и то же место"):
        told(many)


def test_bombs_in_bombs_end_at_the_depth_allowed() -> None:
    data = archive({"0.txt": bytes(1000)})
    for _ in range(6):
        data = archive({f"{number}.zip": data for number in range(4)})
    found = told(data)
    assert len(found) == 4**3 and all(each.endswith("too-deep") for each in found)


def test_a_container_is_opened_once_for_all_its_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    real = Opened.__post_init__
    monkeypatch.setattr(Opened, "__post_init__", lambda self: (opened.append(self.place), real(self))[1])
    path = tmp_path / "один раз.zip"
    path.write_bytes(archive({f"{number}.txt": ORDER for number in range(5)}))
    for number in range(5):
        read(path / f"{number}.txt")
    assert opened == [str(path)]
