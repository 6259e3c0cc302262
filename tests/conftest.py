"""What all tests share: an installation of their own, so that nobody's data is touched."""

import os
import tempfile

import pytest

os.environ.setdefault("AVGUST_HOME", tempfile.mkdtemp(prefix="avgust-tests-"))
os.environ.setdefault("AVGUST_SECRET_KEY", "only for the tests, and for nothing else")


@pytest.fixture
def district(db):
    """The small district of tests/district.py, in the database of the test."""
    from district import make_district

    return make_district()


@pytest.fixture
def visit(client):
    """`visit(person)` is a browser without a screen in which that person is signed in."""

    def sign_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
