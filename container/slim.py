"""Takes out of an environment what never runs: the packages' own tests, their C sources, and debugging symbols.

Run while the image is built, after the packages are installed: `python slim.py FOLDER`. Of what is taken out nothing is
imported by any package; `make image-test` runs the demo from what is left.
"""

import shutil
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCES = frozenset({".c", ".cc", ".cpp", ".h", ".hpp", ".pxd", ".pxi", ".pyx", ".f", ".f90"})
"""What wheels carry for whoever compiles against them."""

_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_SEGMENT = struct.Struct("<IIQQQQQQ")
_ELF64_LITTLE_ENDIAN = b"\x7fELF\x02\x01"


def slim(folder: Path) -> dict[str, int]:
    """Takes it all out of `folder`; gives the bytes that each kind took."""
    return {
        "tests": sum(_removed_folder(path) for path in list(_tests(folder))),
        "C sources": sum(_removed(path) for path in list(_files(folder)) if path.suffix in SOURCES),
        "symbols": sum(_stripped(path) for path in _files(folder) if ".so" in path.suffixes),
    }


def without_symbols(library: bytes) -> bytes:
    """A shared library without what only a debugger or a linker reads.

    The loader reads segments; symbols for debugging stand in sections behind the last of them, and so does the table of
    sections itself (System V ABI, chapter 4). What is no such file, or has nothing behind its segments, comes back as
    it is.
    """
    if not library.startswith(_ELF64_LITTLE_ENDIAN) or len(library) < _HEADER.size:
        return library
    header = list(_HEADER.unpack_from(library))
    first, size, number = header[5], header[9], header[10]
    if not number or size != _SEGMENT.size or first + size * number > len(library):
        return library
    segments = [_SEGMENT.unpack_from(library, first + size * index) for index in range(number)]
    end = max(first + size * number, *(offset + length for _, _, offset, _, _, length, _, _ in segments))
    if end >= len(library):
        return library
    header[6] = header[12] = header[13] = 0  # where the table of sections is, how long, and which one holds their names
    return _HEADER.pack(*header) + library[_HEADER.size : end]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def _tests(folder: Path) -> Iterator[Path]:
    """The folders of tests inside packages; a package that is itself called `tests` would be somebody's code."""
    for path in folder.rglob("tests"):
        if path.is_dir() and (path.parent / "__init__.py").is_file():
            yield path


def _removed_folder(path: Path) -> int:
    size = sum(file.stat().st_size for file in _files(path)) if path.exists() else 0
    shutil.rmtree(path, ignore_errors=True)  # it may have stood in a folder that is gone already
    return size


def _removed(path: Path) -> int:
    size = path.stat().st_size
    path.unlink()
    return size


def _stripped(path: Path) -> int:
    library = path.read_bytes()
    left = without_symbols(library)
    if len(left) < len(library):
        path.write_bytes(left)
    return len(library) - len(left)


if __name__ == "__main__":
    for kind, size in slim(Path(sys.argv[1])).items():
        print(f"{kind}: {size / 1e6:.0f} MB taken out")  # noqa: T201 # the build's log
