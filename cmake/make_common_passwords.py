"""Turns a list of common passwords into a small set that a program can ask, not read.

make_common_passwords.py <frequency_lists.js of zxcvbn> <common_passwords.hpp>

Only those that are long enough to be allowed at all (8 characters) are taken. The set is Golomb coded: each password becomes a number
below count * 1024, these are sorted, and the distances are written as a unary quotient and a remainder of 10 bits. A password that is
not in the list is taken for common once in 1,024 times; one that is in it is always found. src/domain/common_passwords.cpp reads it.
"""
import hashlib
import re
import sys

source, target = sys.argv[1], sys.argv[2]
shortest = 8
least = 10_000
remainder_bits = 10

with open(source, encoding="utf-8") as file:
    found = re.search(r'passwords: "([^"]*)"', file.read())
if not found:
    sys.exit(f"{source}: there is no list of passwords in it")
passwords = {word.lower() for word in found.group(1).split(",") if len(word) >= shortest}
if len(passwords) < least:
    sys.exit(f"{source}: only {len(passwords)} passwords of {shortest} characters or more")

span = len(passwords) << remainder_bits
numbers = sorted({int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") * span >> 32 for word in passwords})

bits = []
before = -1
for number in numbers:
    distance = number - before - 1
    before = number
    bits += [1] * (distance >> remainder_bits) + [0]
    bits += [distance >> place & 1 for place in reversed(range(remainder_bits))]
bits += [0] * (-len(bits) % 8)
octets = [int("".join(map(str, bits[at:at + 8])), 2) for at in range(0, len(bits), 8)]

lines = [
    "// Made by cmake/make_common_passwords.py from the list of zxcvbn (MIT).",
    "#pragma once",
    "",
    "#include <array>",
    "#include <cstddef>",
    "#include <cstdint>",
    "",
    "namespace hub::domain::common_passwords {",
    f"inline constexpr std::size_t count = {len(numbers)};",
    f"inline constexpr std::uint64_t span = {span};",
    f"inline constexpr unsigned remainder_bits = {remainder_bits};",
    f"inline constexpr std::array<std::uint8_t, {len(octets)}> bits {{",
]
lines += ["    " + ",".join(map(str, octets[at:at + 24])) + "," for at in range(0, len(octets), 24)]
lines += ["};", "}  // namespace hub::domain::common_passwords", ""]
with open(target, "w", encoding="utf-8") as file:
    file.write("\n".join(lines))
