"""Which format a file is: by its first bytes, then by its looks, then by its name."""

import re

MARKDOWN_SUFFIXES = (".md", ".markdown")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
CSV_SUFFIXES = (".csv", ".tsv")
_LOOKED_AT = 4096

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
_BITMAP = re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", re.S)
_BOXED = re.compile(rb"RIFF.{4}(?P<image>WEBP)|.{4}ftyp(?P<heic>hei[cfmx]|mif1|avif)", re.S)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("__properties_version1.0", "msg"),
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("MatOST", "wps"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ZIP_PARTS = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("encrypted-package", "encrypted"),
    ("ppt/presentation.xml", "pptx"),
    ("word/document.xml", "docx"),
    ("_rels/.rels", "docx"),
    ("[content_types].xml", "docx"),
)
_OPEN_DOCUMENT = (("spreadsheet", "ods"), ("presentation", "pptx"), ("graphics", "pptx"), ("", "odt"))
_FLAT = re.compile(rb"""<office:document\b[^>]{0,8000}?opendocument\.text\b""")
_FIELD = re.compile(rb"[A-Za-z][\w-]{1,60}[ \t]*:")
_FIELDS = re.compile(rb"^([a-z][\w-]{1,60})[ \t]*:", re.I | re.M)
_LETTER_FIELDS = frozenset(
    (b"to", b"cc", b"bcc", b"received", b"message-id", b"return-path", b"delivered-to", b"reply-to", b"in-reply-to")
)
_WEB_PAGE = re.compile(rb"^from: <saved by|multipart/related|^(?:snapshot-)?content-location:", re.I | re.M)
_LONGEST_HEADER = 1 << 16
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ONE_XML = (
    (re.compile(rb"progid=.Word\.|<w:wordDocument\b|<pkg:package\b"), "word-xml"),
    (re.compile(rb"progid=.Excel\.|<(?:\w+:)?Workbook\b[^>]*:office:spreadsheet\b"), "excel-xml"),
)
_BOLD_MARK = re.compile(r"\*\*[^\s*][^*\n]{0,2000}\*\*")
_HEADING_MARK = re.compile(r"^#{1,6} +[*_]{0,3}[^\W\d]", re.M)


def format_of(data: bytes) -> str:
    """A key of `readers.READERS`, `CONTAINERS` or `REFUSED`; "" for what may be text."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, name in _MAGIC:
        if head.startswith(magic) or (magic == b"%PDF-" and magic in data[:1024]):
            return name
    if _BITMAP.match(data):
        return "image"
    if boxed := _BOXED.match(data):
        return boxed.lastgroup or ""
    if head.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(_ZIP):
        return _zip_kind(data)
    return "fodt" if _FLAT.search(data[: 2 * _LOOKED_AT]) else _xml_kind(data) or _mail_kind(data)


def _ole_kind(data: bytes) -> str:
    """An OLE2 file names its streams in UTF-16: an encrypted DOCX, an old DOC or XLS, or another Office file."""
    return next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data), "ole")


def _zip_kind(data: bytes) -> str:
    """An Office or OpenDocument file by the parts in it, else an archive; a broken one may have been a DOCX."""
    import io
    import zipfile

    from avgust.reading.sources.archive import BROKEN

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            if "content.xml" in names:
                mime = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
                return next(kind for word, kind in _OPEN_DOCUMENT if word in mime)
    except BROKEN:
        return "docx"
    return next((kind for name, kind in _ZIP_PARTS if name in names), "zip")


def _xml_kind(data: bytes) -> str:
    """A document or a workbook of Office kept as one XML file, in whatever encoding."""
    head = data[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not head.startswith((b"<?xml", b"<w:", b"<pkg:")):
        return ""
    return next((kind for pattern, kind in _ONE_XML if pattern.search(head)), "")


def _mail_kind(data: bytes) -> str:
    """A letter, or a page saved as one file: header fields from the very beginning, and enough of them."""
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not _FIELD.match(head):
        return ""
    header = data[:_LONGEST_HEADER].lstrip(b"\xef\xbb\xbf \t\r\n").replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    fields = {field.lower() for field in _FIELDS.findall(header)}
    sent = bool(fields & _LETTER_FIELDS)
    if b"mime-version" not in fields and not (sent and {b"from", b"date"} <= fields):
        return ""
    return "mhtml" if not sent and _WEB_PAGE.search(header) else "eml"


def looks_like_html(text: str) -> bool:
    """Whether the text opens as a page does."""
    return _HTML.match(text[:_LOOKED_AT]) is not None


def looks_like_markdown(text: str) -> bool:
    """Whether the text carries `**bold**` or `# heading` marks."""
    return ("**" in text and _BOLD_MARK.search(text) is not None) or (
        "# " in text and _HEADING_MARK.search(text) is not None
    )


def text_format(text: str, suffix: str) -> str:
    """`text`, `markdown`, `csv` or `html`.

    Looks come before the name for pages, the name before looks for Markdown; nothing but the name tells CSV.
    """
    if looks_like_html(text):
        return "html"
    if suffix in CSV_SUFFIXES:
        return "csv"
    if suffix in MARKDOWN_SUFFIXES or (suffix not in HTML_SUFFIXES and looks_like_markdown(text)):
        return "markdown"
    return "html" if suffix in HTML_SUFFIXES and "<" in text else "text"
