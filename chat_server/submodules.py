"""Importing every module of a package, so that whatever they register is registered."""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules


def import_submodules(package: str, path: Iterable[str]) -> None:
    """Import the modules of a package, given as `__name__` and `__path__`; not those of its subpackages."""
    for module in iter_modules(path, f"{package}."):
        if not module.ispkg:
            import_module(module.name)
