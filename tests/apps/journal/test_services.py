"""Whatever changes a row is a service: all of them are known, none is silent, and each is tried by a test."""

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import avgust.apps
from avgust.apps.journal.api import SERVICES

TESTS = Path(__file__).parents[2]
# Writing to the journal itself; and helpers of services, which only run inside of one.
NO_SERVICES = {"journal.services.record", "journal.services.record_all"}


def modules():
    for found in pkgutil.walk_packages(avgust.apps.__path__, "avgust.apps."):
        if ".migrations" not in found.name:
            yield importlib.import_module(found.name)


MODULES = list(modules())


def public_functions():
    """The functions that other modules may call and that act for somebody: they take `by`, and `now`."""
    for module in MODULES:
        for name, function in vars(module).items():
            ours = inspect.isfunction(function) and function.__module__ == module.__name__
            if ours and not name.startswith("_") and {"by", "now"} <= set(inspect.signature(function).parameters):
                yield f"{module.__name__}.{name}", function


def short(name):
    return name.removeprefix("avgust.apps.")


FUNCTIONS = dict(public_functions())
OURS = {name: run for name, run in SERVICES.items() if name.startswith("avgust.apps.")}


def exported():
    """What the doors of the apps give away."""
    for module in MODULES:
        if module.__name__.endswith(".api"):
            yield from (
                f"{value.__module__}.{name}" for name, value in vars(module).items() if inspect.isfunction(value)
            )


def test_whatever_acts_for_somebody_through_a_door_is_a_service():
    given_away = set(exported()) & set(FUNCTIONS)
    assert {short(name) for name in given_away - set(OURS)} == NO_SERVICES
    assert len(OURS) > 50


@pytest.mark.parametrize("name", sorted(OURS), ids=short)
def test_a_service_takes_named_arguments_the_actor_and_the_moment(name):
    parameters = inspect.signature(OURS[name]).parameters
    assert {"by", "now"} <= set(parameters)
    assert all(each.kind in {each.KEYWORD_ONLY, each.VAR_KEYWORD} for each in parameters.values())


def called_in_tests():
    """The names of all functions that the tests name, in a call or in a table of calls."""
    found = set()
    for path in TESTS.rglob("*.py"):
        if path != Path(__file__):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                    found.add(node.id)
                elif isinstance(node, ast.Attribute):
                    found.add(node.attr)
    return found


CALLED = called_in_tests()


@pytest.mark.parametrize("name", sorted(OURS), ids=short)
def test_a_service_is_tried_by_a_test(name):
    """A silent run raises SilentService by itself, so that a service which is run at all is held to its journal."""
    assert name.rpartition(".")[2] in CALLED
