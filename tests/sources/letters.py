"""Archives and letters for the tests, as Russian offices send them."""

import io
import struct
import zipfile
import zlib

from avgust.reading.sources import LIMITS, Limits, SourceError
from avgust.reading.sources.containers.members import members


def archive(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP made by Python: names that are not ASCII carry the flag of UTF-8."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return packed.getvalue()


def windows_archive(files: dict[bytes, bytes], flags: int = 0) -> bytes:
    """A ZIP whose names are these very bytes, without the flag of UTF-8, as Windows makes it."""
    body, directory = bytearray(), bytearray()
    for name, data in files.items():
        head = struct.pack("<HHHHHIIIHH", 20, flags, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0)
        directory += b"PK\x01\x02\x14\x00" + head + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + head + name + data
    count = min(len(files), 65535)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def letter(*parts: bytes, type: str = "multipart/mixed", head: str = "") -> bytes:
    """A letter of these parts, each with its own headers."""
    boundary = f"=_{zlib.crc32(b''.join(parts)):08x}"
    inside = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    opening = (
        f"From: a@obr.test\r\nTo: b@shkola.test\r\nDate: Mon, 7 Sep 2026 10:00:00 +0300\r\n{head}MIME-Version: 1.0\r\n"
    )
    return (
        f'{opening}Content-Type: {type}; boundary="{boundary}"\r\n\r\n'.encode()
        + inside
        + f"--{boundary}--\r\n".encode()
    )


def part(data: bytes, type: str, *headers: str) -> bytes:
    """A part of a letter as it stands."""
    return "\r\n".join([f"Content-Type: {type}", *headers, "", ""]).encode() + data


def told(data: bytes, name: str = "в.zip", limits: Limits = LIMITS) -> list[str]:
    """The names of the documents inside, and «name: code» for what is none."""
    return [
        f"{each.place}: {each.code}" if isinstance(each, SourceError) else each.name
        for each in members(data, name, limits)
    ]
