"""PDF files made by hand: words at places in a font with Russian letters, drawn lines, turned pages, passwords."""

import hashlib
import struct
from dataclasses import dataclass, field

WIDE = 0.75
"""Width of every letter, in sizes of the type."""
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Same def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0020> <FFFD> <0020> endbfrange endcmap end end"""


@dataclass
class Sheet:
    """One page while it is drawn; y is counted from the upper edge."""

    width: float = 595
    height: float = 842
    extra: str = ""
    drawn: list[bytes] = field(default_factory=list)

    def say(self, x: float, y: float, text: str, size: float = 12, bold: bool = False, mode: int = 0) -> "Sheet":
        """Words whose baseline begins there."""
        codes = "".join(f"{ord(letter):04X}" for letter in text)
        font = "F2" if bold else "F1"
        self.drawn.append(f"BT {mode} Tr /{font} {size} Tf {x} {self.height - y} Td <{codes}> Tj ET".encode())
        return self

    def lines(self, x: float, y: float, *lines: str, size: float = 12, leading: float = 14) -> "Sheet":
        """Lines one under the other."""
        for number, line in enumerate(lines):
            self.say(x, y + number * leading, line, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """A stroke."""
        self.drawn.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S".encode())
        return self

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """A filled rectangle."""
        self.drawn.append(f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re f".encode())
        return self

    def grid(self, xs: list[float], ys: list[float]) -> "Sheet":
        """All the lines of a table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self


def picture(sheet: Sheet) -> Sheet:
    """A grey picture over the whole page, as a scanner makes it."""
    image = b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI"
    sheet.drawn.append(f"q {sheet.width} 0 0 {sheet.height} 0 0 cm ".encode() + image + b" Q")
    return sheet


def pdf(*sheets: Sheet, password: str | None = None, form: bool = False) -> bytes:
    """The file. `password` encrypts it; `form` draws each page through a form in it."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", *_font("Serif"), *_font("Serif-Bold")]
    resources = b"/Resources<</Font<</F1 3 0 R/F2 7 0 R>>%s>>"
    kids = []
    for sheet in sheets:
        content, held = b"\n".join(sheet.drawn), resources % b""
        if form:
            box = b"/Type/XObject/Subtype/Form/Matrix[1 0 0 1 5 0]/BBox[0 0 %d %d]" % (sheet.width, sheet.height)
            objects.append(_stream(content, box + held))
            content, held = b"/X Do", resources % (b"/XObject<</X %d 0 R>>" % len(objects))
        objects.append(_stream(content))
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]{sheet.extra}".encode()
        objects.append(page + b"/Contents %d 0 R" % len(objects) + held + b">>")
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _file(objects, password)


def _font(name: str) -> list[bytes]:
    """A font of two bytes a letter that says what they mean; four objects. It has no glyphs of its own."""
    first = 3 if name == "Serif" else 7
    return [
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{first + 1} 0 R]"
        f"/ToUnicode {first + 3} 0 R>>".encode(),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/DW {int(1000 * WIDE)}/FontDescriptor {first + 2} 0 R>>".encode(),
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800"
        f"/Descent -200/CapHeight 700/StemV 80>>".encode(),
        _stream(_CMAP),
    ]


def _stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content)


def _file(objects: list[bytes], password: str | None) -> bytes:
    trailer = b""
    if password is not None:
        key, extra, encrypt = _encryption(password)
        objects = [_encrypted(each, number, key) for number, each in enumerate(objects, 1)]
        objects.append(encrypt)
        trailer = b"/Encrypt %d 0 R" % len(objects) + extra
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + head + table + end


def _encryption(password: str) -> tuple[bytes, bytes, bytes]:
    """Revision 2 of the standard handler: 40 bits of RC4. The key, what the trailer says, the dictionary."""
    user, owner = ((word.encode() + _PADDING)[:32] for word in (password, "owner"))
    stored = _rc4(hashlib.md5(owner).digest()[:5], user)
    rights = struct.pack("<i", -4)
    name = b"0123456789abcdef"
    key = hashlib.md5(user + stored + rights + name).digest()[:5]
    encrypt = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (
        stored.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )
    return key, b"/ID[<%s><%s>]" % (name.hex().encode(), name.hex().encode()), encrypt


def _encrypted(body: bytes, number: int, key: bytes) -> bytes:
    if b"stream\n" not in body:
        return body
    head, _, rest = body.partition(b"stream\n")
    content = rest[: -len(b"\nendstream")]
    own = hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
    return head + b"stream\n" + _rc4(own, content) + b"\nendstream"


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
