"""Writes the tables of Unicode's normalization form NFKC, as Python has them.

make_nfkc.py <nfkc_tables.hpp>

Hangul syllables are left out: they are computed. server-stub/nfkc.cpp reads the tables.
"""
import sys
import unicodedata

target = sys.argv[1]
hangul = range(0xAC00, 0xAC00 + 11172)
characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF and code not in hangul]

parts = []
decompositions = []
for character in characters:
    decomposed = unicodedata.normalize("NFKD", character)
    if decomposed != character:
        decompositions.append((ord(character), len(parts), len(decomposed)))
        parts += [ord(part) for part in decomposed]

classes = [(ord(character), unicodedata.combining(character)) for character in characters if unicodedata.combining(character)]

compositions = []
for character in characters:
    pair = unicodedata.decomposition(character).split()
    if len(pair) == 2 and not pair[0].startswith("<"):
        first, second = int(pair[0], 16), int(pair[1], 16)
        if unicodedata.normalize("NFC", chr(first) + chr(second)) == character:
            compositions.append((first, second, ord(character)))
compositions.sort()


def array(kind, name, rows):
    texts = ["{" + ",".join(map(str, row)) + "}" if isinstance(row, tuple) else str(row) for row in rows]
    lines = [f"inline constexpr std::array<{kind}, {len(rows)}> {name} {{ {{"]
    lines += ["    " + ",".join(texts[at:at + 12]) + "," for at in range(0, len(texts), 12)]
    return lines + ["} };", ""]


lines = [
    f"// Made by cmake/make_nfkc.py from Unicode {unicodedata.unidata_version}.",
    "#pragma once",
    "",
    "#include <array>",
    "#include <cstdint>",
    "",
    "namespace hub::host::nfkc_tables {",
    "",
    "struct Decomposition { char32_t from; std::uint32_t start; std::uint32_t size; };",
    "struct Class { char32_t character; std::uint32_t number; };",
    "struct Composition { char32_t first; char32_t second; char32_t whole; };",
    "",
]
lines += array("char32_t", "parts", parts)
lines += array("Decomposition", "decompositions", decompositions)
lines += array("Class", "classes", classes)
lines += array("Composition", "compositions", compositions)
lines += ["}  // namespace hub::host::nfkc_tables", ""]
with open(target, "w", encoding="utf-8") as file:
    file.write("\n".join(lines))
