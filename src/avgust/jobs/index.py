"""The job of the search: brings into its index what a search would have had to wait for."""

from django_tasks import task

from avgust.apps.search.api import catch_up


@task
def follow_journal() -> None:
    """Brings the index up to the end of the journal; may be run again after a crash."""
    catch_up(limit=None)
