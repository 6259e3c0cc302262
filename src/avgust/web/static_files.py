"""Static files with hashes in their names."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Compressed by gzip alone: brotli takes 13 seconds at the first start for a fifth less of 250 KB that a browser
    asks for once."""

    def create_compressor(self, **kwargs: Any) -> Compressor:
        """Whitenoise's, without brotli."""
        return Compressor(**kwargs, use_brotli=False)
