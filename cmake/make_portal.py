"""Turns assets/portal.json into portal.hpp: names, telephone numbers, hours and switches (GEN-12) as constants.

make_portal.py <portal.json> <portal.hpp>
"""
import json
import sys

source, target = sys.argv[1], sys.argv[2]
with open(source, encoding="utf-8") as file:
    portal = json.load(file)

lines = [
    "// Made from assets/portal.json.",
    "#pragma once",
    "",
    "#include <string_view>",
    "",
    "namespace hub::portal {",
]


def add(prefix, values):
    for key, value in values.items():
        name = prefix + key
        if isinstance(value, dict):
            add(name + "_", value)
        elif isinstance(value, bool):
            lines.append(f"inline constexpr bool {name} = {'true' if value else 'false'};")
        elif isinstance(value, int):
            lines.append(f"inline constexpr int {name} = {value};")
        else:
            lines.append(f"inline constexpr std::string_view {name} = {json.dumps(value, ensure_ascii=False)};")


add("", portal)
lines += ["}  // namespace hub::portal", ""]
with open(target, "w", encoding="utf-8") as file:
    file.write("\n".join(lines))
