// The dependency law: a file of src/<module> includes only what its README's line "May include" names.
import { line_of, without_comments } from './sources.mjs';

/// Names in READMEs that are not simply the beginning of the include path.
const third_party = {
    'dear imgui': ['imgui'],
    zlib: ['zlib.h', 'zconf.h'],
    'nlohmann/json': ['nlohmann/'],
    sqlite: ['sqlite3.h'],
    libpq: ['libpq-fe.h'],
    stb_image: ['stb/stb_image'],
    'simd intrinsics': ['wasm_simd128.h', 'emmintrin.h', 'tmmintrin.h', 'smmintrin.h', 'arm_neon.h'],
};

/// What the build makes, and who may see it.
const generated = { 'common_passwords.hpp': ['domain'], 'icons.hpp': ['ui'], 'portal.hpp': ['server', 'client', 'ui', 'sandbox', 'app'] };

const headings = ['For', 'Not for', 'May include', 'Start reading at', 'Tested by'];

/// { modules: Set, prefixes: [..] } from a README's text.
export function may_include(readme, modules) {
    const line = /^[#*\s]*May include[*\s]*:?[*\s]*(.*)$/m.exec(readme);
    if (line === null) { return undefined; }
    const allowed = { modules: new Set(), prefixes: [] };
    for (const name of line[1].replace(/[.`*]+(\s|$)|`/g, ' ').split(/,|\band\b/).map((part) => part.trim()).filter(Boolean)) {
        if (modules.has(name)) {
            allowed.modules.add(name);
        } else if (name !== 'nothing') {
            allowed.prefixes.push(...(third_party[name.toLowerCase()] ?? [name]));
        }
    }
    return allowed;
}

/// files: sources and READMEs of src/ by path. Returns messages.
export function check_layers(files) {
    const messages = [];
    const modules = new Set([...files.keys()].map((name) => name.split('/')[1]));
    const law = new Map();
    for (const module of modules) {
        const readme = files.get(`src/${module}/README.md`);
        const law_of_module = readme === undefined ? undefined : may_include(readme, modules);
        if (law_of_module === undefined) {
            messages.push(`src/${module}/README.md: is missing, or has no line "May include"`);
            continue;
        }
        for (const heading of headings) {
            if (!new RegExp(`^[#*\\s]*${heading}\\b`, 'm').test(readme)) { messages.push(`src/${module}/README.md: has no line "${heading}"`); }
        }
        const lines = readme.trimEnd().split('\n').length;
        if (lines > 15) { messages.push(`src/${module}/README.md: has ${lines} lines, at most 15`); }
        law.set(module, law_of_module);
    }

    for (const [name, text] of files) {
        const module = name.split('/')[1];
        const allowed = law.get(module);
        if (allowed === undefined) { continue; }
        if (/\.(cpp|hpp)$/.test(name)) {
            const code = without_comments(text);
            for (const match of code.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)) {
                const wrong = wrong_include(name, module, match[2], allowed, modules);
                if (wrong !== undefined) { messages.push(`${name}:${line_of(code, match.index)}: ${wrong}`); }
            }
        } else if (name.endsWith('CMakeLists.txt')) {
            for (const call of text.replace(/#.*/g, '').matchAll(/hub_module\(\s*(\w+)([^)]*)\)/g)) {
                for (const dependency of /\bDEPENDS\s+((?:[a-z_]+\s*)*)/.exec(call[2])?.[1].trim().split(/\s+/).filter(Boolean) ?? []) {
                    if (dependency !== module && !allowed.modules.has(dependency) && modules.has(dependency)) {
                        messages.push(`${name}: links ${dependency}, which src/${module}/README.md does not allow`);
                    }
                }
            }
        }
    }
    return messages;
}

function wrong_include(name, module, include, allowed, modules) {
    const first = include.split('/')[0];
    if (include.startsWith('.')) { return `include from src/ and not by "${include}"`; }
    if (include.includes('/') && modules.has(first)) {
        if (first === module || allowed.modules.has(first)) { return undefined; }
        return `includes ${include}, but src/${module}/README.md does not allow ${first}`;
    }
    if (/^(c?[a-z_0-9]+)$/.test(include)) { return undefined; } // <vector>, <cstdint>
    if (include.startsWith('embedded/')) { return undefined; }
    if (generated[include]?.includes(module)) { return undefined; }
    if (allowed.prefixes.some((prefix) => include.startsWith(prefix))) { return undefined; }
    return `includes ${include}, which src/${module}/README.md does not allow`;
}
