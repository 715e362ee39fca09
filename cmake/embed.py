"""Turns a file into a C++ source with its bytes.  usage: embed.py NAME FILE OUT.cpp"""
import sys

name, path, output = sys.argv[1:]
with open(path, "rb") as file:
    data = file.read()
rows = [",".join(map(str, data[at:at + 40])) for at in range(0, len(data), 40)]
with open(output, "w", encoding="utf-8") as file:
    file.write(f'#include "embedded/{name}.hpp"\n\nnamespace hub::embedded {{\n'
               "namespace {\n// As unsigned char, because the compiler reads those fastest.\n"
               f"constexpr unsigned char bytes[] = {{\n{','.join(chr(10) + row for row in rows)}}};\n}}  // namespace\n\n"
               f"std::span<std::byte const> const {name} = std::as_bytes(std::span(bytes));\n}}  // namespace hub::embedded\n")
