"""Reading of resolutions: `from avgust.reading import read`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from avgust.reading.pipeline import read, read_all, read_bytes, read_text
    from avgust.reading.reading import Reading

__all__ = ["Reading", "read", "read_all", "read_bytes", "read_text"]


def __getattr__(name: str) -> Any:
    """Loads the pipeline when it is first asked for: start-up counts."""
    if name in {"read", "read_all", "read_bytes", "read_text"}:
        from avgust.reading import pipeline

        return getattr(pipeline, name)
    if name == "Reading":
        from avgust.reading.reading import Reading

        return Reading
    raise AttributeError(name)
