"""The pages of a picture file as a PDF, each as large as its recognition took it to be."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageOps

from avgust.reading.sources.scans.pictures import FORMATS, grey_levels, resolution

KEPT = ("1", "L", "RGB")  # kinds of pixels that a PDF holds as they are
COLOURED = ("P", "PA", "RGBA", "LA", "CMYK", "YCbCr")
QUALITY = 85  # of JPEG


def picture_pages(data: bytes) -> bytes:
    """A PDF with the pages of a picture file that its reader has read, and so is whole."""
    document = pypdfium2.PdfDocument.new()
    for page in _pages(data):
        one = pypdfium2.PdfDocument(page)
        document.import_pages(one)
        one.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _pages(data: bytes) -> Iterator[bytes]:
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    for number in range(getattr(image, "n_frames", 1) if image.format == "TIFF" else 1):
        image.seek(number)
        dots = resolution(image)
        shown = ImageOps.exif_transpose(image)
        page = io.BytesIO()
        _printable(shown).save(page, "PDF", dpi=dots[::-1] if shown.size != image.size else dots, quality=QUALITY)
        yield page.getvalue()


def _printable(image: Image.Image) -> Image.Image:
    """The picture with such pixels as a PDF holds; what is transparent becomes white paper."""
    if image.mode in KEPT:
        return image
    if image.mode not in COLOURED:
        return grey_levels(image)
    whole = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(whole, mask=whole.getchannel("A"))
    return paper
