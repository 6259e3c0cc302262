"""How much a reader takes on before it refuses a file: the one place where bounds are set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one source; each is checked while reading, never taken from what the file says about itself.

    text_bytes       size of a text, Markdown, HTML or CSV file
    office_bytes     size of a DOCX, ODT, XLSX or ODS file, and of an old DOC or XLS
    rtf_bytes        size of an RTF file
    pdf_bytes        size of a PDF
    image_bytes      size of a picture
    mail_bytes       size of a letter or of a page saved as MHTML
    archive_bytes    size of a ZIP archive of documents
    characters       of text, after decoding
    zip_entries      files in an archive
    zip_ratio        times a part may grow when inflated; looked at beyond `ratio_from` bytes
    zip_bytes        of all the parts that are read, inflated
    elements         of XML in one part of an office document
    depth            of elements, groups or tables one in another
    paragraphs       and lines, in the whole source
    cells            of tables, in the whole source
    members          documents in a letter or an archive, those of archives inside among them
    member_depth     archives and letters one in another
    unpacked_bytes   of all the files in a letter or an archive, those of archives inside among them
    pages            of a PDF or of a picture with several
    words            on one page
    rulings          drawn lines on one page; a page with more has no tables
    pixels           of one page of a picture
    scanned_pages    that are recognised in one file
    threads          pages of one file that are recognised at a time; 0 for as many as there are cores
    page_seconds     for the recognition of one page
    program_seconds  for one call of another program; for a call with many files, for each of them
    program_memory   bytes of memory of another program
    document_seconds for one document of a corpus, however many pages it has
    document_memory  bytes of memory of a process that reads a corpus
    """

    text_bytes: int = 50_000_000
    office_bytes: int = 100_000_000
    rtf_bytes: int = 100_000_000
    pdf_bytes: int = 200_000_000
    image_bytes: int = 100_000_000
    mail_bytes: int = 100_000_000
    archive_bytes: int = 1_000_000_000
    characters: int = 20_000_000
    zip_entries: int = 10_000
    zip_ratio: int = 200
    ratio_from: int = 10_000_000
    zip_bytes: int = 300_000_000
    elements: int = 3_000_000
    depth: int = 100
    paragraphs: int = 1_000_000
    cells: int = 500_000
    members: int = 10_000
    member_depth: int = 3
    unpacked_bytes: int = 2_000_000_000
    pages: int = 3_000
    words: int = 50_000
    rulings: int = 20_000
    pixels: int = 100_000_000
    scanned_pages: int = 500
    threads: int = 0
    page_seconds: int = 60
    program_seconds: int = 120
    program_memory: int = 4_000_000_000
    document_seconds: int = 300
    document_memory: int = 2_000_000_000

    def largest(self) -> int:
        """Bytes of the largest file of any format."""
        return max(self.text_bytes, self.office_bytes, self.rtf_bytes, self.pdf_bytes, self.archive_bytes)


LIMITS = Limits()
