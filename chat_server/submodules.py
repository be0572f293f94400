"""Importing every module of a package, so that whatever they register is registered."""

from collections.abc import Collection, Iterable
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def import_submodules(package: str, path: Iterable[str]) -> None:
    """Import the modules of a package, given as `__name__` and `__path__`; not those of its subpackages."""
    for module in iter_modules(path, f"{package}."):
        if not module.ispkg:
            import_module(module.name)


def import_all(package: ModuleType, *, without: Collection[str] = ()) -> None:
    """Import the modules of a package and of its subpackages, but for some of these or single ones."""
    for found in iter_modules(package.__path__):
        if found.name not in without:
            module = import_module(f"{package.__name__}.{found.name}")
            if found.ispkg:
                import_all(module)
