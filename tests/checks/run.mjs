// Runs checks over the real tree and prints one line a finding.  usage: node run.mjs [NAME...]
import { readFileSync } from 'node:fs';

import { check_layers } from './layers.mjs';
import { read_committed, read_tree } from './sources.mjs';
import { check_file_lines, check_imgui, check_places, check_ui_functions, check_words } from './text_rules.mjs';

const exceptions = JSON.parse(readFileSync(new URL('./exceptions.json', import.meta.url), 'utf8'));
const cpp = /\.(cpp|hpp)$/;

const checks = {
    layers: () => check_layers(read_tree(['src'], /\.(cpp|hpp)$|^README\.md$|^CMakeLists\.txt$/)),
    words: () => check_words(read_tree(['src'], cpp)),
    imgui: () => check_imgui(read_tree(['src'], cpp)),
    lines: () => check_file_lines(read_tree(['src', 'web', 'server-stub', 'tests'], /\.(cpp|hpp|js|mjs|css)$/), exceptions.file_lines),
    ui_functions: () => check_ui_functions(read_tree(['src'], cpp), exceptions.ui_function_lines),
    places: () => check_places(read_committed()),
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(checks);
let found = 0;
for (const name of wanted) {
    const messages = checks[name]();
    found += messages.length;
    for (const message of messages) { console.log(message); }
    console.log(`check ${name}: ${messages.length === 0 ? 'ok' : `${messages.length} findings`}`);
}
process.exitCode = found === 0 ? 0 : 1;
