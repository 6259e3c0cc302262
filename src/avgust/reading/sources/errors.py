"""Why a source cannot be read, in words that say what to do."""

from avgust.kernel.errors import AvgustError

MESSAGES = {
    "empty-source": "Файл пуст",
    "missing-source": "Файл не найден",
    "directory-source": "Это папка, а не файл",
    "unreadable-source": "Файл не читается: {detail}",
    "no-rights": "Нет прав на чтение файла",
    "not-a-file": "Это не обычный файл",
    "too-large": "Файл слишком велик: {detail}",
    "unknown-binary": "Неизвестный двоичный файл; читаются текст, Markdown, HTML и DOCX",
    "damaged": "Файл повреждён: {detail}",
    "no-text": "В документе нет текста (возможно, только изображения); распознайте текст и сохраните его",
    "not-a-document": "Это не документ",
    "no-documents": "Внутри нет документов, которые читаются{detail}",
    "several-documents": "Внутри несколько документов: {detail}",
    "missing-member": "Внутри нет такого файла",
    "encrypted-member": "Файл в архиве защищён паролем; распакуйте архив и прочтите папку",
    "packed-otherwise": "Файл в архиве сжат способом, который не читается; распакуйте архив и прочтите папку",
    "rar-source": "Это архив RAR; распакуйте его и прочтите папку",
    "7z-source": "Это архив 7z; распакуйте его и прочтите папку",
    "msg-source": "Это письмо Outlook (.msg); сохраните его как .eml или сохраните вложения отдельно",
    "tnef": "Вложения упакованы программой Outlook (winmail.dat); сохраните их в Outlook отдельно",
    "encrypted-letter": "Письмо зашифровано; сохраните его вложения в почтовой программе",
    "not-docx": "Это не документ Word (DOCX): в архиве нет его текста",
    "zip-bomb": "Файл разворачивается в слишком большой: {detail}; такой файл не читается",
    "xml-dtd": "В файле есть объявления DTD или сущностей; такие файлы не читаются",
    "too-deep": "Вложенность слишком велика: {detail}",
    "encrypted": "Документ защищён паролем; снимите пароль и сохраните файл снова",
    "ole-file": "Это файл старого формата Microsoft Office (не документ Word и не книга Excel); "
    "сохраните нужный текст как DOCX",
    "xlsb-source": "Это двоичная книга Excel (.xlsb); сохраните её как XLSX",
    "pptx-source": "Это презентация (.pptx, .odp), эта версия её не читает; сохраните текст как DOCX",
    "no-page": "В файле нет веб-страницы; сохраните её снова как HTML",
    "no-soffice": "Такой файл читается с помощью LibreOffice, а эта программа не найдена; установите её "
    "(что и как – скажет «avgust doctor») или сохраните документ как DOCX",
    "not-converted": "LibreOffice не открыл файл: он повреждён, защищён паролем или не успел открыться; "
    "откройте его сами и сохраните как DOCX",
    "no-tesseract": "Это скан или снимок, а программы распознавания tesseract на этом компьютере нет; установите её "
    "с русским языком (rus); что и как – скажет «avgust doctor»",
    "no-russian": "У программы распознавания tesseract нет русского языка; установите его (пакет tesseract-ocr-rus "
    "или файл rus.traineddata); что и как – скажет «avgust doctor»",
    "no-words": "На изображении не найдено ни одного слова; проверьте, что это скан документа, и снимите его чётче",
    "heic-source": "Это снимок HEIC; сохраните его как JPEG или PNG",
}


class SourceError(AvgustError):
    """A source that no reader can read; `code` is a key of `MESSAGES`."""


def refusal(code: str, place: str = "", detail: str = "") -> SourceError:
    """The error with this code, told about this place."""
    return SourceError(code, MESSAGES[code].format(detail=detail), place)


def counted(value: int) -> str:
    """A number with its thousands apart: «20 000 000»."""
    return f"{value:,}".replace(",", "\u00a0")
