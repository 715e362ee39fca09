// The mirror in WebKitGTK: a shorter run of what the other engines are asked.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { serve_folders } from '../browser/support/static_server.mjs';
import { WebKit } from '../browser/support/webkit.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const skip = process.env.HUB_BROWSERS && !process.env.HUB_BROWSERS.includes('webkit') ? 'not asked for' : false;

const screen = [
    { id: 1, role: 'Main', rect: [0, 0, 1000, 700] },
    { id: 2, parent: 1, role: 'Heading', name: 'Results', a: 1, rect: [10, 10, 300, 32] },
    { id: 3, parent: 1, role: 'Form', name: 'Find', rect: [10, 50, 600, 150] },
    { id: 4, parent: 3, role: 'TextField', name: 'Employee', flags: ['Focusable'], rect: [0, 24, 300, 36], a: 12, b: 12, texts: { Value: '', FontPx: '14' } },
    { id: 5, parent: 3, role: 'CheckBox', name: 'Only mine', flags: ['Focusable'], rect: [0, 70, 200, 30] },
    { id: 6, parent: 3, role: 'Button', name: 'Find', flags: ['Focusable', 'Submit'], rect: [0, 104, 100, 36] },
    { id: 7, parent: 1, role: 'Table', name: 'Documents', a: 1000, b: 2, rect: [10, 220, 600, 400] },
    { id: 8, parent: 7, role: 'Scroller', flags: ['Focusable'], a: 600, b: 40_000, rect: [0, 0, 600, 400] },
    { id: 9, parent: 8, role: 'Row', a: 2, flags: ['Focusable'], rect: [0, 0, 600, 40] },
    { id: 10, parent: 9, role: 'Cell', name: 'Nguyễn Thị Mai', b: 1, rect: [0, 0, 300, 40] },
];
const dialog = [{ id: 20, role: 'Dialog', name: 'Delete?', flags: ['Modal'], rect: [200, 200, 400, 200] },
    { id: 21, parent: 20, role: 'Button', name: 'Cancel', flags: ['Focusable'], rect: [10, 10, 100, 36] }];

describe('the mirror in webkit', { skip }, () => {
    let webkit;
    let server;
    const publish = (nodes, extras = {}) => webkit.evaluate('window.program.publish(arguments[0], arguments[1])', nodes, extras);
    const take_events = () => webkit.evaluate('return window.program.take_events()');
    before(async () => {
        server = await serve_folders([root]);
        webkit = await WebKit.launch();
        await webkit.goto(`${server.url}/tests/mirror/page.html`);
        await webkit.until(() => webkit.evaluate('return Boolean(window.program)'), 'the scripted program');
        await publish(screen);
    });
    after(async () => {
        await webkit?.close();
        await server?.stop();
    });

    test('roles and names are computed as meant', async () => {
        for (const [role, name] of [['heading', 'Results'], ['textbox', 'Employee'], ['checkbox', 'Only mine'], ['button', 'Find'], ['table', 'Documents'], ['cell', 'Nguyễn Thị Mai']]) {
            await webkit.by_role(role, name);
        }
    });

    test('typing, toggling and submitting reach the program once', async () => {
        await take_events();
        await webkit.type(await webkit.by_role('textbox', 'Employee'), 'maría');
        await webkit.click(await webkit.by_role('checkbox', 'Only mine'));
        await webkit.click(await webkit.by_role('button', 'Find'));
        const events = await take_events();
        assert.equal(events.filter(({ kind }) => kind === 'SetText').at(-1).text, 'maría');
        assert.deepEqual(events.filter(({ kind }) => kind === 'Activate').map(({ id }) => id), [5, 6]);
        await webkit.evaluate('window.program.settle()');
        assert.equal(await webkit.property(await webkit.by_role('checkbox', 'Only mine'), 'checked'), false);
    });

    test('a row is activated by a click on its cell', async () => {
        await webkit.click(await webkit.by_role('cell', 'Nguyễn Thị Mai'));
        assert.deepEqual((await take_events()).filter(({ kind }) => kind === 'Activate'), [{ kind: 'Activate', id: 9 }]);
    });

    test('the wheel scrolls natively', async () => {
        await webkit.actions([{ type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', x: 200, y: 400, deltaX: 0, deltaY: 600, duration: 0 }] }]);
        await webkit.until(async () => (await take_events()).some(({ kind, y }) => kind === 'Scroll' && y > 0), 'a scroll event');
    });

    test('a dialog takes the focus and gives it back', async () => {
        const focused = () => webkit.evaluate('return document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
        await webkit.evaluate('document.querySelector("#mirror button").focus()');
        await publish([...screen, ...dialog]);
        assert.equal(await focused(), 'Delete?');
        assert.ok(await webkit.evaluate('return document.querySelector("#mirror main").inert'));
        await publish(screen);
        assert.equal(await focused(), 'Find');
    });

    test('the static form goes over with the focus', async () => {
        await webkit.goto(`${server.url}/tests/mirror/page.html?again`);
        await webkit.until(() => webkit.evaluate('return Boolean(window.program)'), 'the scripted program');
        await webkit.type(await webkit.by_role('textbox', 'Work e-mail', '#welcome'), 'admin@acme.example');
        await publish([screen[0], { id: 90, parent: 1, role: 'Form', name: 'Sign in', rect: [0, 0, 400, 300], texts: { Adopt: 'sign-in-form' } },
            { id: 91, parent: 90, role: 'TextField', name: 'Work e-mail', flags: ['Focusable'], rect: [0, 30, 360, 44], texts: { Adopt: 'sign-in-email', Value: '', FontPx: '14' } }]);
        assert.equal(await webkit.evaluate('return document.activeElement.id'), 'email');
        assert.equal((await take_events()).find(({ kind }) => kind === 'SetText').text, 'admin@acme.example');
    });
});
