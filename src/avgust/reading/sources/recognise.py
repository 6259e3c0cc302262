"""Which format a file is: by its first bytes, then by its looks, then by its name."""

import re

from avgust.reading.sources.errors import refusal

MARKDOWN_SUFFIXES = (".md", ".markdown")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_LOOKED_AT = 4096

_FOREIGN = (
    (b"%PDF-", "pdf-source"),
    (b"{\\rtf", "rtf-source"),
    (b"\x89PNG\r\n", "image-source"),
    (b"\xff\xd8\xff", "image-source"),
    (b"GIF8", "image-source"),
    (b"II*\x00", "image-source"),
    (b"MM\x00*", "image-source"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_WORD_XML = re.compile(r"<\?mso-application|<w:wordDocument|<pkg:package", re.I)
_BOLD_MARK = re.compile(r"\*\*[^\s*][^*\n]{0,2000}\*\*")
_HEADING_MARK = re.compile(r"^#{1,6} +[*_]{0,3}[^\W\d]", re.M)


def refuse_foreign(data: bytes, place: str) -> None:
    """Refuse what is plainly another format, and say what to do with it."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, code in _FOREIGN:
        if head.startswith(magic) or (magic == b"%PDF-" and magic in data[:1024]):
            raise refusal(code, place)
    if head.startswith(_OLE):
        raise refusal(_ole_code(data), place)
    if head[:200].lower().startswith((b"mime-version:", b"from: <saved by")):
        raise refusal("mht-source", place)


def _ole_code(data: bytes) -> str:
    """An OLE2 file names its streams in UTF-16: an encrypted DOCX, an old DOC, or another Office file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted-docx"
    return "old-doc" if "WordDocument".encode("utf-16-le") in data else "ole-file"


def is_zip(data: bytes) -> bool:
    """Whether the file is an archive, as a DOCX is."""
    return data.startswith(_ZIP)


def looks_like_html(text: str) -> bool:
    """Whether the text opens as a page does."""
    return _HTML.match(text[:_LOOKED_AT]) is not None


def looks_like_word_xml(text: str) -> bool:
    """Whether it is a Word document kept as one XML file."""
    return _WORD_XML.search(text[:_LOOKED_AT]) is not None


def looks_like_markdown(text: str) -> bool:
    """Whether the text carries `**bold**` or `# heading` marks."""
    return ("**" in text and _BOLD_MARK.search(text) is not None) or (
        "# " in text and _HEADING_MARK.search(text) is not None
    )


def text_format(text: str, suffix: str) -> str:
    """`text`, `markdown` or `html`: looks come before the name for pages, the name before looks for Markdown."""
    if looks_like_html(text):
        return "html"
    if suffix in MARKDOWN_SUFFIXES or (suffix not in HTML_SUFFIXES and looks_like_markdown(text)):
        return "markdown"
    return "html" if suffix in HTML_SUFFIXES and "<" in text else "text"
