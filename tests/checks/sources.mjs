// Reading the tree, and reading C++ just well enough for the checks.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/// The text of every file under the folders whose name matches, as a Map from the path inside the repository.
export function read_tree(folders, pattern) {
    const files = new Map();
    const visit = (folder) => {
        for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
            const inside = path.posix.join(folder, entry.name);
            if (entry.isDirectory()) {
                visit(inside);
            } else if (entry.isFile() && pattern.test(entry.name)) {
                files.set(inside, readFileSync(path.join(root, inside), 'utf8'));
            }
        }
    };
    for (const folder of folders) {
        if (existsSync(path.join(root, folder))) { visit(folder); }
    }
    return files;
}

/// Every text file that git has or would take.
export function read_committed() {
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
    const files = new Map();
    for (const name of new Set(list.split('\0'))) {
        if (name === '' || !existsSync(path.join(root, name))) { continue; }
        const bytes = readFileSync(path.join(root, name));
        if (!bytes.subarray(0, 8000).includes(0)) { files.set(name, bytes.toString('utf8')); }
    }
    return files;
}

/// The same text with comments blanked, and the insides of strings too if asked for. Line numbers stay.
export function without_comments(text, { strings = false } = {}) {
    const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^()\\ ]*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'/g;
    const blank = (part) => part.replace(/[^\n]/g, ' ');
    return text.replace(token, (part, _, at) => {
        if (part.startsWith('/')) { return blank(part); }
        // 1'000'000 is a number and not a character.
        if (part.startsWith("'") && /[0-9a-fA-F]/.test(text[at - 1] ?? '')) { return part; }
        return strings ? part[0] + blank(part.slice(1, -1)) + part.at(-1) : part;
    });
}

export function line_of(text, at) {
    let line = 1;
    for (let index = text.indexOf('\n'); index !== -1 && index < at; index = text.indexOf('\n', index + 1)) { ++line; }
    return line;
}
