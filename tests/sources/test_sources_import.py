"""The door of the readers is light: a reader is loaded when a file asks for it."""

import subprocess
import sys


def loaded_after(code: str) -> set[str]:
    """The modules in a fresh Python after this code."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_the_door_loads_no_reader_and_no_format_library() -> None:
    loaded = loaded_after("import avgust.reading.sources")
    assert not {"zipfile", "html", "xml.etree.ElementTree", "lxml", "docx"} & loaded
    assert not [name for name in loaded if name.startswith("avgust.reading.sources.word.docx")]


def test_a_text_file_loads_neither_html_nor_docx_nor_tables() -> None:
    loaded = loaded_after("from avgust.reading.sources import from_bytes\nfrom_bytes(b'slova', 'a.txt')")
    assert "avgust.reading.sources.plain.text" in loaded
    assert (
        not {"zipfile", "html", "avgust.reading.sources.web.html", "avgust.reading.sources.plain.text_tables"} & loaded
    )


def test_no_reader_needs_a_library_from_outside() -> None:
    names = "plain.text plain.markdown web.html word.docx word.numbering"
    loaded = loaded_after("\n".join(f"import avgust.reading.sources.{name}" for name in names.split()))
    assert not {"lxml", "docx", "charset_normalizer"} & loaded
