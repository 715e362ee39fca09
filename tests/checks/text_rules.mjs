// Rules about single files: forbidden words, length of files and of drawing functions, raw ImGui calls, places of one machine.
import { line_of, without_comments } from './sources.mjs';

/// src/ is portable and deterministic: what these words bring is handed in by the hosts.
const forbidden_words = [
    [/__EMSCRIPTEN__/g, 'src/ does not know its platform'],
    [/#[ \t]*include[ \t]*<thread>/g, 'threads belong to the hosts'],
    [/#[ \t]*include[ \t]*<fstream>/g, 'files belong to the hosts'],
    [/\bsystem_clock\b/g, 'the clock is injected'],
    [/\b(?:std::)?s?rand[ \t]*\(/g, 'randomness is injected'],
    [/\bgetenv\b/g, 'settings are handed in by the hosts'],
];

export function check_words(files) {
    return search(files, forbidden_words);
}

const interactive = '(?:Begin|End|Button|SmallButton|InvisibleButton|ArrowButton|ImageButton|Checkbox|CheckboxFlags|RadioButton|Selectable|Input[A-Z]'
    + '|Drag[A-Z]|Slider[A-Z]|VSlider[A-Z]|Combo|ListBox|MenuItem|TreeNode|CollapsingHeader|ColorEdit|ColorPicker|TabItemButton|Table[A-Z]|Popup|OpenPopup)';
const raw_imgui = [[new RegExp(`\\bImGui::${interactive}\\w*[ \\t]*\\(`, 'g'), 'raw ImGui calls stand only in ui/widgets, ui/semantics, ui/theme and ui/shell']];

export function check_imgui(files) {
    const outside = new Map([...files].filter(([name]) => !/^src\/ui\/(widgets|semantics|theme|shell)\//.test(name)));
    return search(outside, raw_imgui);
}

function search(files, rules) {
    const messages = [];
    for (const [name, text] of files) {
        const code = without_comments(text, { strings: true });
        for (const [pattern, reason] of rules) {
            for (const match of code.matchAll(pattern)) { messages.push(`${name}:${line_of(code, match.index)}: ${match[0].trim()}: ${reason}`); }
        }
    }
    return messages;
}

/// exceptions: paths that may be longer for now. One whose file is short enough or gone must be struck from the list.
export function check_file_lines(files, exceptions, limit = 400) {
    const messages = [];
    for (const [name, text] of files) {
        const lines = text.trimEnd().split('\n').length;
        if (lines > limit && !exceptions.includes(name)) { messages.push(`${name}: has ${lines} lines, at most ${limit}`); }
        if (lines <= limit && exceptions.includes(name)) { messages.push(`${name}: has only ${lines} lines now; strike it from tests/checks/exceptions.json`); }
    }
    for (const name of exceptions) {
        if (!files.has(name)) { messages.push(`${name}: is gone; strike it from tests/checks/exceptions.json`); }
    }
    return messages;
}

/// Functions whose names end in _ui. Exceptions are "path name".
export function check_ui_functions(files, exceptions, limit = 60) {
    const messages = [];
    const seen = new Set();
    for (const [name, text] of files) {
        const code = without_comments(text, { strings: true });
        for (const match of code.matchAll(/\b(\w+_ui)[ \t]*\(/g)) {
            const open = code.indexOf('(', match.index);
            const after = closing(code, open, '(', ')') + 1;
            const body = /^[\s]*(?:const|noexcept|->\s*[\w:<>&*]+|\s)*\{/.exec(code.slice(after));
            if (after === 0 || body === null) { continue; }
            const start = after + body[0].length - 1;
            const lines = line_of(code, closing(code, start, '{', '}')) - line_of(code, match.index) + 1;
            const key = `${name} ${match[1]}`;
            seen.add(key);
            if (lines > limit && !exceptions.includes(key)) { messages.push(`${name}:${line_of(code, match.index)}: ${match[1]} has ${lines} lines, at most ${limit}`); }
            if (lines <= limit && exceptions.includes(key)) { messages.push(`${key}: has only ${lines} lines now; strike it from tests/checks/exceptions.json`); }
        }
    }
    for (const key of exceptions) {
        if (!seen.has(key)) { messages.push(`${key}: is gone; strike it from tests/checks/exceptions.json`); }
    }
    return messages;
}

function closing(code, from, open, close) {
    let depth = 0;
    for (let at = from; at < code.length; ++at) {
        if (code[at] === open) { ++depth; }
        if (code[at] === close && --depth === 0) { return at; }
    }
    return -1;
}

/// What is committed works everywhere: no folders of one machine, no host of a package registry, no private key.
const machine_places = [
    [/(?<![\w.$}/-])\/(?:root|work|Users|home\/[a-z]\w*)\/[\w.]/g, 'a folder of one machine'],
    [/https?:\/\/[^\s"'<>)]*(?:registry|artifact|npmjs|pypi|deb\.debian|snapshot\.debian|crates\.io)[^\s"'<>)]*/g, 'the address of a package registry'],
    [/"resolved": *"/g, 'npm must not record where a package was fetched from'],
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----/g, 'a private key'],
];

export function check_places(files) {
    const messages = [];
    for (const [name, text] of files) {
        if (name.startsWith('tests/checks/')) { continue; }
        for (const [pattern, reason] of machine_places) {
            for (const match of text.matchAll(pattern)) { messages.push(`${name}:${line_of(text, match.index)}: ${match[0]}: ${reason}`); }
        }
    }
    return messages;
}
