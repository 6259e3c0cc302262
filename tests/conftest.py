"""What all tests share: the small district, and visitors of the site."""

import pytest


@pytest.fixture
def district(db):
    """The small district of tests/district.py, in the database of the test."""
    from district import district_anew

    return district_anew()


@pytest.fixture
def visit(client):
    """`visit(person)` is a browser without a screen in which that person is signed in."""

    def sign_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
