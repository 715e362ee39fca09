// Each check can fail: every rule is shown a tree that breaks it and one that keeps it.
import assert from 'node:assert/strict';
import test from 'node:test';

import { check_layers } from './layers.mjs';
import { without_comments } from './sources.mjs';
import { check_file_lines, check_imgui, check_places, check_ui_functions, check_words } from './text_rules.mjs';

const readme = (may_include) => `# m\nFor: a\nNot for: b\nMay include: ${may_include}\nStart reading at: c\nTested by: d\n`;
const tree = (entries) => new Map(Object.entries(entries));
const law = { 'src/base/README.md': readme('nothing'), 'src/ui/README.md': readme('base, and Dear ImGui, stb') };
const lines = (count) => 'x\n'.repeat(count);

test('layers: an include of a module that the README does not name is found', () => {
    assert.deepEqual(check_layers(tree({ ...law, 'src/base/a.cpp': '\n#include "ui/b.hpp"\n' })),
        ['src/base/a.cpp:2: includes ui/b.hpp, but src/base/README.md does not allow ui']);
    assert.deepEqual(check_layers(tree({ ...law, 'src/ui/a.cpp': '#include "base/b.hpp"\n#include "ui/c.hpp"\n#include <vector>\n' })), []);
});
test('layers: an include of a third party that the README does not name is found', () => {
    assert.equal(check_layers(tree({ ...law, 'src/base/a.cpp': '#include <imgui.h>' })).length, 1);
    assert.equal(check_layers(tree({ ...law, 'src/base/a.cpp': '#include <unistd.h>' })).length, 1);
    assert.deepEqual(check_layers(tree({ ...law, 'src/ui/a.cpp': '#include <imgui.h>\n#include <stb/stb_image.h>\n// #include <hpdf.h>' })), []);
});
test('layers: a way around by a relative path is found', () => {
    assert.equal(check_layers(tree({ ...law, 'src/base/a.cpp': '#include "../ui/b.hpp"' })).length, 1);
});
test('layers: a library linked against the law is found', () => {
    assert.equal(check_layers(tree({ ...law, 'src/base/CMakeLists.txt': 'hub_module(base DEPENDS ui)' })).length, 1);
    assert.deepEqual(check_layers(tree({ ...law, 'src/ui/CMakeLists.txt': 'hub_module(ui DEPENDS base PRIVATE third_imgui)' })), []);
});
test('layers: a module without a README, without a heading, or with a long one is found', () => {
    assert.equal(check_layers(tree({ 'src/base/a.cpp': '' })).length, 1);
    assert.equal(check_layers(tree({ 'src/base/README.md': readme('nothing').replace('Tested by', 'By') })).length, 1);
    assert.equal(check_layers(tree({ 'src/base/README.md': readme('nothing') + lines(12) })).length, 1);
});
test('words: each forbidden word is found, but not in a comment', () => {
    for (const word of ['#ifdef __EMSCRIPTEN__', '#include <thread>', '#include <fstream>', 'std::chrono::system_clock::now()', 'int a = rand();', 'std::getenv("A")']) {
        assert.equal(check_words(tree({ 'src/base/a.cpp': word })).length, 1, word);
        assert.deepEqual(check_words(tree({ 'src/base/a.cpp': `// ${word}` })), []);
    }
    assert.deepEqual(check_words(tree({ 'src/base/a.cpp': 'operand(1); brand (2);' })), []);
});
test('imgui: a raw call on a screen is found, one in a widget is not', () => {
    assert.equal(check_imgui(tree({ 'src/ui/screens/a.cpp': 'if (ImGui::Button("Pay")) {}' })).length, 1);
    assert.equal(check_imgui(tree({ 'src/app/a.cpp': 'ImGui::InputText("a", b, c);' })).length, 1);
    assert.deepEqual(check_imgui(tree({ 'src/ui/widgets/a.cpp': 'ImGui::Button("Pay");', 'src/app/b.cpp': 'ImGui::NewFrame();' })), []);
});
test('lines: a long file is found, and an exception that is no longer needed', () => {
    assert.equal(check_file_lines(tree({ 'a.cpp': lines(401) }), []).length, 1);
    assert.deepEqual(check_file_lines(tree({ 'a.cpp': lines(401), 'b.cpp': lines(400) }), ['a.cpp']), []);
    assert.equal(check_file_lines(tree({ 'a.cpp': lines(400) }), ['a.cpp']).length, 1);
    assert.equal(check_file_lines(tree({}), ['a.cpp']).length, 1);
});
test('ui_functions: a long drawing function is found, and an exception that is no longer needed', () => {
    const drawing = (count) => `void list_ui(Frame& frame, State& state) {\n${'    draw("}");\n'.repeat(count)}}\n`;
    assert.equal(check_ui_functions(tree({ 'a.cpp': drawing(59) }), []).length, 1);
    assert.deepEqual(check_ui_functions(tree({ 'a.cpp': `${drawing(58)}void f() {\n list_ui(a, b);\n${lines(80)}}\n` }), []), []);
    assert.deepEqual(check_ui_functions(tree({ 'a.cpp': drawing(70) }), ['a.cpp list_ui']), []);
    assert.equal(check_ui_functions(tree({ 'a.cpp': drawing(2) }), ['a.cpp list_ui']).length, 1);
});
test('places: folders of a machine, registries and keys are found', () => {
    for (const text of ['see /home/anna/hub/build', 'cp /root/x y', '"resolved": "x"', 'https://registry.example.org/a', '-----BEGIN PRIVATE KEY-----']) {
        assert.equal(check_places(tree({ 'README.md': text })).length, 1, text);
    }
    assert.deepEqual(check_places(tree({ 'README.md': 'open http://localhost:8080/home/ or /usr/bin/python3, /api/v1/root/a, $x/work/y' })), []);
});
test('comments and strings are told apart', () => {
    assert.equal(without_comments('a("//"); // b'), 'a("//");     ');
    assert.equal(without_comments("1'000 /* \n */ 'x'"), "1'000    \n    'x'");
    assert.equal(without_comments('f("ab", R"(c")")', { strings: true }).includes('ab'), false);
});
