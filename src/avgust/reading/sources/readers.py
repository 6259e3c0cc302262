"""Which module reads which format. The only tables of them; a module is imported when a file asks for it."""

from typing import NamedTuple


class Reader(NamedTuple):
    """A reader of bytes: `function(data, place, limits) -> SourceText` in `avgust.reading.sources.<module>`.

    limit     the field of `Limits` that bounds the file's size
    suffixes  the ends of names that a folder is searched for
    """

    module: str
    function: str
    limit: str
    suffixes: tuple[str, ...]


READERS = {
    "docx": Reader("word.docx", "read_docx", "office_bytes", (".docx", ".docm", ".dotx")),
    "odt": Reader("opendocument.odt", "read_odt", "office_bytes", (".odt", ".ott")),
    "fodt": Reader("opendocument.odt", "read_flat_odt", "office_bytes", (".fodt",)),
    "xlsx": Reader("sheets.xlsx", "read_xlsx", "office_bytes", (".xlsx", ".xlsm", ".xltx")),
    "ods": Reader("sheets.ods", "read_ods", "office_bytes", (".ods",)),
    "pdf": Reader("pages.pdf", "read_pdf", "pdf_bytes", (".pdf",)),
    "doc": Reader("old.office", "read_doc", "office_bytes", (".doc", ".dot")),
    "xls": Reader("old.office", "read_xls", "office_bytes", (".xls", ".xlt")),
    "wps": Reader("old.office", "read_works", "office_bytes", (".wps",)),
    "word-xml": Reader("old.office", "read_word_xml", "office_bytes", ()),
    "excel-xml": Reader("old.office", "read_excel_xml", "office_bytes", ()),
    "rtf": Reader("rtf.rtf", "read_rtf", "rtf_bytes", (".rtf",)),
    "image": Reader(
        "scans.reader",
        "read_picture",
        "image_bytes",
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".webp"),
    ),
    "mhtml": Reader("web.mhtml", "read_mhtml", "mail_bytes", (".mht", ".mhtml")),
}
"""By the format that `recognise.format_of` tells."""

CONTAINERS = {
    "zip": Reader("containers.zip", "zip_entries", "archive_bytes", (".zip",)),
    "eml": Reader("containers.eml", "eml_entries", "mail_bytes", (".eml",)),
}
"""Formats that hold documents: `function(data, place, limits)` lists what stands in them."""

REFUSED = {
    "heic": "heic-source",
    "ole": "ole-file",
    "xlsb": "xlsb-source",
    "pptx": "pptx-source",
    "rar": "rar-source",
    "7z": "7z-source",
    "msg": "msg-source",
    "encrypted": "encrypted",
}
"""Formats that no reader reads, with the code of the refusal."""

TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".csv", ".tsv")
"""Of the formats that are text."""
CONTAINER_SUFFIXES = tuple(suffix for reader in CONTAINERS.values() for suffix in reader.suffixes)
"""Of archives and letters."""
SUFFIXES = (
    *TEXT_SUFFIXES,
    *(suffix for reader in READERS.values() for suffix in reader.suffixes),
    *CONTAINER_SUFFIXES,
)
"""What a folder is searched for."""
