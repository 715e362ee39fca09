// What people do to the mirror and what the program hears: one event for each act, whatever it was done with.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { engines } from '../browser/support/browsers.mjs';
import { open_mirror, publish, settle, take_events } from './support.mjs';

const main = { id: 1, role: 'Main', rect: [0, 0, 1024, 768] };
const button = { id: 2, parent: 1, role: 'Button', name: 'Save', flags: ['Focusable'], rect: [10, 10, 100, 36] };
const link = { id: 3, parent: 1, role: 'Link', name: 'Results', flags: ['Focusable'], rect: [10, 60, 100, 36], texts: { Href: '/results' } };
const box = { id: 4, parent: 1, role: 'CheckBox', name: 'Only mine', flags: ['Focusable'], rect: [10, 110, 160, 36] };
const field = { id: 5, parent: 1, role: 'TextField', name: 'Employee', flags: ['Focusable'], rect: [10, 180, 300, 36], a: 12, b: 12, texts: { Value: '', FontPx: '14', Placeholder: 'Name' } };

const only = (events, kind) => events.filter((event) => event.kind === kind);
const is_inert = (locator) => locator.evaluate((element) => element.closest('[inert]') !== null);
const focused_name = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? (document.activeElement.labels?.[0] ?? document.activeElement).textContent);

for (const engine of engines) {
    describe(`behaviour in ${engine}`, () => {
        let mirror;
        let page;
        before(async () => { mirror = await open_mirror(engine); });
        beforeEach(async () => { page = await mirror.page(); });
        after(() => mirror.close());

        test('a button is activated once by mouse, Enter, Space and script', async () => {
            await publish(page, [main, button]);
            const save = page.getByRole('button', { name: 'Save' });
            const acts = { click: () => save.click(), Enter: () => save.press('Enter'), Space: () => save.press(' '), script: () => save.evaluate((element) => element.click()) };
            for (const [name, act] of Object.entries(acts)) {
                await take_events(page);
                await act();
                assert.deepEqual(only(await take_events(page), 'Activate'), [{ kind: 'Activate', id: 2 }], name);
            }
            await save.click({ modifiers: ['Shift'] });
            assert.deepEqual(only(await take_events(page), 'Activate'), [{ kind: 'Activate', id: 2, x: 1 }]);
        });

        test('a disabled button does nothing, and one with a reason can be focused', async () => {
            await publish(page, [main, { ...button, flags: ['Disabled'] }, { ...button, id: 6, name: 'Delete', flags: ['Focusable', 'DisabledButFocusable'], rect: [200, 10, 100, 36] }]);
            assert.ok(await page.getByRole('button', { name: 'Save' }).isDisabled());
            await page.getByRole('button', { name: 'Delete' }).focus();
            await page.keyboard.press('Enter');
            await page.mouse.click(250, 20);
            assert.deepEqual(only(await take_events(page), 'Activate'), []);
            assert.equal(await focused_name(page), 'Delete');
        });

        test('from a list that a control opened Tab goes on after the control, and Shift+Tab back to it', async () => {
            await publish(page, [main,
                { id: 8, parent: 1, role: 'ComboBox', name: 'Location', flags: ['Focusable', 'Expanded'], rect: [10, 10, 200, 36], texts: { Value: 'Dallas' } },
                { ...button, rect: [10, 60, 100, 36] },
                { id: 20, parent: 1, role: 'ListBox', name: 'Location', rect: [10, 50, 200, 80], texts: { Opener: '8' } },
                { id: 21, parent: 20, role: 'Option', name: 'Austin', flags: ['Focusable', 'ArrowKeys'], rect: [0, 0, 200, 36] },
                { id: 22, parent: 20, role: 'Option', name: 'Dallas', flags: ['ArrowKeys'], rect: [0, 36, 200, 36] }]);
            const option = page.getByRole('option', { name: 'Austin' });
            await option.focus();
            await page.keyboard.press('Tab');
            assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Save');
            await option.focus();
            await take_events(page);
            await page.keyboard.press('Shift+Tab');
            assert.deepEqual(only(await take_events(page), 'FocusIn').map(({ id }) => id), [8]);
        });

        test('words over a link are the link for a finger or a mouse', async () => {
            await publish(page, [main, { ...link, rect: [10, 60, 300, 80] }, { id: 30, parent: 1, role: 'Text', name: 'Irving Office', rect: [20, 90, 200, 20] }]);
            await take_events(page);
            await page.mouse.click(100, 100);
            const events = await take_events(page);
            assert.deepEqual(only(events, 'Activate'), [{ kind: 'Activate', id: 3 }]);
            assert.deepEqual(only(events, 'FocusIn').map(({ id }) => id), [3]);
        });

        test('a plain click on a link is the program’s, any other is the browser’s', async () => {
            await publish(page, [main, link, { ...link, id: 7, name: 'Support', rect: [200, 60, 100, 36], texts: { Href: 'tel:1-844-305-8868' } }]);
            const results = page.getByRole('link', { name: 'Results' });
            assert.equal(await results.evaluate((element) => element.href), `${page.url().split('#')[0]}#/results`);
            await results.click();
            assert.deepEqual(only(await take_events(page), 'Activate'), [{ kind: 'Activate', id: 3 }]);
            assert.equal(new URL(page.url()).hash, '');
            const opened = page.context().waitForEvent('page');
            await results.click({ modifiers: ['ControlOrMeta'] });
            await (await opened).waitForURL(/#\/results$/);
            assert.deepEqual(only(await take_events(page), 'Activate'), []);
            assert.equal(await page.getByRole('link', { name: 'Support' }).getAttribute('href'), 'tel:1-844-305-8868');
        });

        test('a checkbox toggles at once and snaps back when the program does not agree', async () => {
            await publish(page, [main, box]);
            const mine = page.getByRole('checkbox', { name: 'Only mine' });
            await mine.check();
            assert.deepEqual(only(await take_events(page), 'Activate'), [{ kind: 'Activate', id: 4 }]);
            await settle(page);
            assert.equal(await mine.isChecked(), false, 'the program said nothing');
            await mine.check();
            await publish(page, [main, { ...box, flags: ['Focusable', 'Checked'] }]);
            await settle(page);
            assert.equal(await mine.isChecked(), true);
            await mine.click();
            assert.equal(only(await take_events(page), 'Activate').length, 2);
        });

        test('what was toggled stands while the program still says something else, and follows it once it rests', async () => {
            const group = { id: 10, parent: 1, role: 'RadioGroup', name: 'Visit', rect: [10, 10, 300, 40] };
            const radio = (id, name, ...flags) => ({ id, parent: 10, role: 'Radio', name, flags: ['Focusable', ...flags], rect: [(id - 11) * 110, 0, 100, 36] });
            await publish(page, [main, box, group, radio(11, 'Injury', 'Checked'), radio(12, 'Drug screen')]);
            const mine = page.getByRole('checkbox', { name: 'Only mine' });
            const screen = page.getByRole('radio', { name: 'Drug screen' });
            await mine.check();
            await screen.check();
            // The focus has changed these nodes before the program has heard of the clicks.
            const late = { ...box, texts: { Description: 'Only yours' } };
            await publish(page, [main, late, group, radio(11, 'Injury', 'Checked', 'Current'), radio(12, 'Drug screen', 'Current')]);
            await page.evaluate(() => window.program.settle(false));
            assert.deepEqual([await mine.isChecked(), await screen.isChecked()], [true, true]);
            await publish(page, [main, late, group, radio(11, 'Injury'), radio(12, 'Drug screen', 'Checked')]);
            await settle(page);
            assert.deepEqual([await mine.isChecked(), await screen.isChecked()], [false, true], 'one refused, one agreed to');
        });

        test('radios answer the arrow keys as the browser has them', async () => {
            const radios = [{ id: 10, parent: 1, role: 'RadioGroup', name: 'Visit', rect: [10, 10, 300, 40] },
                { id: 11, parent: 10, role: 'Radio', name: 'Injury', flags: ['Focusable', 'Checked'], rect: [0, 0, 100, 36] },
                { id: 12, parent: 10, role: 'Radio', name: 'Non-injury', flags: ['Focusable'], rect: [110, 0, 120, 36] }];
            await publish(page, [main, ...radios]);
            await page.getByRole('radio', { name: 'Injury', exact: true }).focus();
            await page.keyboard.press('ArrowRight');
            assert.deepEqual(only(await take_events(page), 'Activate'), [{ kind: 'Activate', id: 12 }]);
        });

        test('text comes whole, and stays the person’s while it is typed', async () => {
            await publish(page, [main, field]);
            const employee = page.getByLabel('Employee');
            await employee.pressSequentially('María', { delay: 1 });
            assert.equal(only(await take_events(page), 'SetText').at(-1).text, 'María');
            // The program is late by some letters, then catches up, then makes something of its own of it.
            await publish(page, [main, { ...field, texts: { ...field.texts, Value: 'Mar' } }]);
            assert.equal(await employee.inputValue(), 'María');
            await publish(page, [main, { ...field, texts: { ...field.texts, Value: 'María' } }]);
            await settle(page);
            assert.equal(await employee.inputValue(), 'María');
            await publish(page, [main, { ...field, texts: { ...field.texts, Value: '' } }]);
            assert.equal(await employee.inputValue(), '');
            await employee.fill('pasted at once');
            assert.equal(only(await take_events(page), 'SetText').at(-1).text, 'pasted at once');
        });

        test('text that the program refuses goes back when the program rests', async () => {
            await publish(page, [main, { ...field, texts: { ...field.texts, Value: '12' } }]);
            const employee = page.getByLabel('Employee');
            await employee.fill('12x');
            await publish(page, [main, { ...field, name: 'Employee', texts: { ...field.texts, Value: '12', Placeholder: 'Digits' } }]);
            assert.equal(await employee.inputValue(), '12x');
            await settle(page);
            assert.equal(await employee.inputValue(), '12');
        });

        test('the text is the page’s while the field has the focus, and the canvas’s otherwise', async () => {
            await publish(page, [main, { ...field, texts: { ...field.texts, Value: 'Dana' } }]);
            const style = () => page.getByLabel('Employee').evaluate((element) => {
                const { color, fontSize, paddingLeft, fontFamily } = getComputedStyle(element);
                return { color, fontSize, paddingLeft, fontFamily: fontFamily.split(',')[0] };
            });
            assert.deepEqual(await style(), { color: 'rgba(0, 0, 0, 0)', fontSize: '14px', paddingLeft: '12px', fontFamily: 'Inter' });
            await page.getByLabel('Employee').focus();
            assert.equal((await style()).color, 'rgb(20, 30, 39)');
            await publish(page, [main, { ...field, texts: { ...field.texts, Value: 'Dana' } }], { page: { title: 'x', language: 'en', theme: 'dark' } });
            assert.equal((await style()).color, 'rgb(233, 238, 242)');
        });

        test('a password stays in the page, and can be shown without losing it', async () => {
            const password = { ...field, name: 'Password', flags: ['Focusable', 'Password'], texts: { FontPx: '14', Autocomplete: 'current-password' } };
            await publish(page, [main, password]);
            const input = page.getByLabel('Password');
            await input.fill('secret');
            await publish(page, [main, { ...password, rect: [10, 200, 300, 36], texts: { ...password.texts, Error: 'Wrong', Value: '' }, flags: [...password.flags, 'Invalid'] }]);
            await settle(page);
            assert.equal(await input.inputValue(), 'secret');
            assert.equal(await input.getAttribute('type'), 'password');
            assert.equal(await input.getAttribute('name'), 'current-password');
        });

        test('Enter in a field presses the form’s submit button, with what managers wrote in silence', async () => {
            const form = [{ id: 20, parent: 1, role: 'Form', name: 'Find', rect: [0, 100, 600, 300] }, { ...field, parent: 20 },
                { ...button, id: 21, parent: 20, name: 'Find', flags: ['Focusable', 'Submit'], rect: [10, 240, 100, 36] }];
            await publish(page, [main, ...form]);
            const employee = page.getByLabel('Employee');
            await employee.evaluate((element) => { element.value = 'by a manager'; });
            await employee.press('Enter');
            const events = await take_events(page);
            assert.deepEqual(events.filter(({ kind }) => kind !== 'FocusIn'), [{ kind: 'SetText', id: 5, text: 'by a manager' }, { kind: 'Activate', id: 21 }]);
            await page.evaluate(() => document.querySelector('#mirror form').requestSubmit());
            assert.deepEqual(only(await take_events(page), 'Activate'), [{ kind: 'Activate', id: 21 }]);
        });

        test('rows and sortable headers are activated, what is inside a row is itself', async () => {
            await publish(page, [main, { id: 30, parent: 1, role: 'Table', name: 'Results', a: 3, b: 2, rect: [0, 300, 600, 200] },
                { id: 31, parent: 30, role: 'Row', a: 1, rect: [0, 0, 600, 40] },
                { id: 32, parent: 31, role: 'ColumnHeader', name: 'Employee', b: 1, flags: ['Focusable'], rect: [0, 0, 300, 40] },
                { id: 33, parent: 30, role: 'Row', a: 2, flags: ['Focusable'], rect: [0, 40, 600, 40] },
                { id: 34, parent: 33, role: 'Cell', name: 'Mai', b: 1, rect: [0, 0, 300, 40] },
                { id: 35, parent: 33, role: 'Cell', b: 2, rect: [300, 0, 300, 40] },
                { ...box, id: 36, parent: 35, name: 'Select Mai', flags: ['Focusable', 'HiddenLabel'], rect: [0, 0, 40, 40] }]);
            await page.getByRole('cell', { name: 'Mai', exact: true }).click();
            await page.getByRole('checkbox', { name: 'Select Mai' }).click();
            await page.getByRole('columnheader', { name: 'Employee' }).getByRole('button').click();
            await page.getByRole('row').nth(1).press('Enter');
            assert.deepEqual(only(await take_events(page), 'Activate').map(({ id }) => id), [33, 36, 32, 33]);
        });

        test('choosing an option leaves the focus in the field', async () => {
            await publish(page, [main, { ...field, role: 'ComboBox', flags: ['Focusable', 'Expanded', 'ArrowKeys'], texts: { ...field.texts, Controls: '41', Active: '42' } },
                { id: 41, parent: 1, role: 'ListBox', name: 'Employees', rect: [10, 220, 300, 80] }, { id: 42, parent: 41, role: 'Option', name: 'Dana', rect: [0, 0, 300, 36] }]);
            const combo = page.getByRole('combobox', { name: 'Employee' });
            await combo.click();
            await take_events(page);
            await page.getByRole('option', { name: 'Dana' }).click();
            assert.deepEqual(await take_events(page), [{ kind: 'Activate', id: 42 }]);
            assert.equal(await focused_name(page), 'Employee');
            for (const key of ['ArrowDown', 'ArrowLeft', 'Enter', 'Escape']) { await combo.press(key); }
            assert.deepEqual((await take_events(page)).map(({ key }) => key), ['Down', 'Enter', 'Escape']);
        });

        test('arrow keys go to the program where it asks for them, the browser’s own keys never', async () => {
            await publish(page, [main, { ...button, flags: ['Focusable', 'ArrowKeys'] }, link]);
            await page.getByRole('button', { name: 'Save' }).focus();
            for (const key of ['ArrowDown', 'Home', 'PageUp', 'Control+ArrowDown', 'Control+f', 'F6']) { await page.keyboard.press(key); }
            assert.deepEqual(only(await take_events(page), 'KeyDown').map(({ key }) => key), ['Down', 'Home', 'PageUp']);
            await page.getByRole('link', { name: 'Results' }).press('ArrowDown');
            await page.keyboard.press('Escape');
            assert.deepEqual(only(await take_events(page), 'KeyDown'), [{ kind: 'KeyDown', id: 3, key: 'Escape' }]);
        });

        test('a shortcut goes to the node that names it, else to the browser', async () => {
            await publish(page, [main, link, { ...field, name: 'Search', texts: { ...field.texts, KeyShortcuts: 'Control+K' } }]);
            await page.getByRole('link', { name: 'Results' }).focus();
            await page.keyboard.press('Control+k');
            assert.equal(await focused_name(page), 'Search');
            await publish(page, [main, link]);
            await page.evaluate(() => { addEventListener('keydown', (event) => { window.was_taken = event.defaultPrevented; }); });
            await page.getByRole('link', { name: 'Results' }).press('Control+k');
            assert.equal(await page.evaluate(() => window.was_taken), false);
            assert.deepEqual(only(await take_events(page), 'Shortcut'), []);
        });

        test('the program hears where the focus is, and may ask for it', async () => {
            await publish(page, [main, button, link, field]);
            await page.keyboard.press('Tab');
            await page.keyboard.press('Tab');
            assert.deepEqual(await take_events(page), [{ kind: 'FocusIn', id: 2, x: 1 }, { kind: 'FocusIn', id: 3, x: 1 }]);
            await publish(page, [main, button, link, field], { focus: 5 });
            assert.equal(await focused_name(page), 'Employee');
            assert.deepEqual(await take_events(page), [{ kind: 'FocusIn', id: 5, x: 1 }]);
            await page.mouse.click(900, 700);
            assert.deepEqual(await take_events(page), [{ kind: 'FocusOut', id: 0 }]);
            await publish(page, [main, { ...button, flags: [] }, link, field]);
            await page.evaluate(() => document.activeElement.blur());
            await page.keyboard.press('Tab');
            assert.notEqual(await focused_name(page), 'Save', 'what is not focusable is passed by');
        });

        test('the focus goes to the parent when its element leaves the screen', async () => {
            const region = { id: 50, parent: 1, role: 'Region', name: 'Panel', rect: [0, 300, 500, 300] };
            await publish(page, [main, region, { ...button, parent: 50 }]);
            await page.getByRole('button', { name: 'Save' }).focus();
            await publish(page, [main, region]);
            assert.equal(await focused_name(page), 'Panel');
            await publish(page, [main]);
            assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
            assert.deepEqual((await take_events(page)).map(({ id }) => id), [2, 50, 1]);
        });

        test('a button that is disabled while it has the focus keeps it', async () => {
            await publish(page, [main, button, link]);
            const save = page.getByRole('button', { name: 'Save' });
            await save.focus();
            await publish(page, [main, { ...button, flags: ['Focusable', 'Disabled', 'Busy'] }, link]);
            assert.equal(await focused_name(page), 'Save');
            assert.ok(await save.isDisabled());
            await save.press('Enter');
            assert.deepEqual(only(await take_events(page), 'Activate'), []);
            await page.getByRole('link', { name: 'Results' }).focus();
            await page.waitForFunction(() => document.querySelector('#mirror button').disabled);
        });

        test('a moved element keeps the focus, the caret and its text', async () => {
            await publish(page, [main, link, field]);
            await page.getByLabel('Employee').fill('Dana Okafor');
            await page.getByLabel('Employee').evaluate((element) => element.setSelectionRange(4, 4));
            await publish(page, [main, field, link]);
            assert.equal(await focused_name(page), 'Employee');
            assert.equal(await page.evaluate(() => document.activeElement.selectionStart), 4);
            assert.deepEqual(await page.locator('#mirror main > *').evaluateAll((all) => all.map((one) => one.className)), ['node field', 'node action link']);
        });

        test('a modal dialog takes the focus, makes the rest inert and gives the focus back', async () => {
            const dialog = [{ id: 60, role: 'Dialog', name: 'Delete record?', flags: ['Modal'], rect: [200, 200, 440, 200] },
                { ...button, id: 61, parent: 60, name: 'Cancel' }, { ...button, id: 62, parent: 60, name: 'Delete', rect: [120, 10, 100, 36] }];
            await publish(page, [main, button, link]);
            await page.getByRole('button', { name: 'Save' }).click();
            await publish(page, [main, button, link, ...dialog]);
            assert.equal(await focused_name(page), 'Delete record?');
            assert.ok(await is_inert(page.getByRole('button', { name: 'Save' })), 'what is behind is not reachable');
            await page.keyboard.press('Tab');
            assert.equal(await focused_name(page), 'Cancel');
            await page.mouse.click(60, 28);
            await page.keyboard.press('Escape');
            const events = await take_events(page);
            assert.deepEqual(only(events, 'Activate').map(({ id }) => id), [2], 'a click on what is behind does nothing');
            assert.deepEqual(only(events, 'KeyDown'), [{ kind: 'KeyDown', id: 60, key: 'Escape' }]);
            await publish(page, [main, button, link]);
            assert.equal(await focused_name(page), 'Save');
            assert.equal(await page.locator('[inert]').count(), 0);
        });

        test('a dialog over a dialog gives the focus back to the one below', async () => {
            const below = [{ id: 60, role: 'Dialog', name: 'Download', flags: ['Modal'], rect: [100, 100, 600, 400] }, { ...button, id: 61, parent: 60, name: 'Stop…' }];
            const above = [{ id: 70, role: 'AlertDialog', name: 'Stop?', flags: ['Modal'], rect: [200, 200, 300, 200] }, { ...button, id: 71, parent: 70, name: 'Yes' }];
            await publish(page, [main, button]);
            await publish(page, [main, button, ...below]);
            await page.getByRole('button', { name: 'Stop…' }).click();
            await publish(page, [main, button, ...below, ...above], { focus: 71 });
            assert.equal(await focused_name(page), 'Yes');
            assert.ok(await is_inert(page.getByRole('button', { name: 'Stop…' })));
            await publish(page, [main, button, ...below]);
            assert.equal(await focused_name(page), 'Stop…');
            assert.ok(await is_inert(page.getByRole('button', { name: 'Save' })));
        });

        test('announcements fill the regions that were always there', async () => {
            await publish(page, [main], { announce: { text: '214 rows' } });
            await publish(page, [main], { announce: { text: 'The server cannot be reached', assertive: true } });
            assert.equal(await page.locator('#live-polite').textContent(), '214 rows');
            assert.equal(await page.locator('#live-assertive').textContent(), 'The server cannot be reached');
            const before = await page.locator('#live-polite').textContent();
            await publish(page, [main], { announce: { text: '214 rows' } });
            assert.notEqual(await page.locator('#live-polite').textContent(), before, 'the same words again are a change');
        });

        test('the static sign-in form goes over with what was typed, and with the focus', async () => {
            await page.getByLabel('Work e-mail').fill('admin@acme.example');
            await page.getByLabel('Password').fill('Training-2026-portal');
            const form = [main, { id: 90, parent: 1, role: 'Form', name: 'Sign in', rect: [100, 100, 400, 300], texts: { Adopt: 'sign-in-form' } },
                { id: 91, parent: 90, role: 'TextField', name: 'Work e-mail', flags: ['Focusable'], rect: [0, 30, 360, 44], a: 12, b: 12, texts: { Adopt: 'sign-in-email', Value: '', FontPx: '14', Autocomplete: 'username', InputMode: 'email' } },
                { id: 92, parent: 90, role: 'TextField', name: 'Password', flags: ['Focusable', 'Password'], rect: [0, 110, 360, 44], a: 12, b: 40, texts: { Adopt: 'sign-in-password', FontPx: '14', Autocomplete: 'current-password' } },
                { id: 93, parent: 90, role: 'Button', name: 'Sign in', flags: ['Focusable', 'Submit'], rect: [0, 180, 360, 44], texts: { Adopt: 'sign-in-submit' } }];
            await page.evaluate(() => { window.early = document.getElementById('password'); });
            await publish(page, form);
            assert.ok(await page.evaluate(() => window.early === document.activeElement && window.early.closest('#mirror') !== null), 'it is the same element');
            assert.equal(await page.getByText('Words of the static page').count(), 0);
            await settle(page);
            await publish(page, form.map((node) => (node.id === 91 ? { ...node, texts: { ...node.texts, Value: 'admin@acme.example' } } : node)));
            assert.equal(await page.getByLabel('Work e-mail').inputValue(), 'admin@acme.example');
            await page.getByLabel('Password').press('Enter');
            const events = (await take_events(page)).filter(({ kind }) => kind !== 'FocusIn');
            assert.deepEqual(events, [{ kind: 'SetText', id: 91, text: 'admin@acme.example' }, { kind: 'SetText', id: 92, text: 'Training-2026-portal' }, { kind: 'Activate', id: 93 }]);
            assert.deepEqual(await page.getByLabel('Work e-mail').boundingBox(), { x: 100, y: 130, width: 360, height: 44 });
            await publish(page, [main]);
            assert.equal(await page.evaluate(() => window.early.value), '', 'nothing of the password stays behind');
            await publish(page, form);
            assert.ok(await page.evaluate(() => window.early.closest('#mirror') !== null), 'after signing out it is there again');
        });

        test('a composition is left alone', async (context) => {
            if (engine !== 'chromium') { context.skip('needs the Chrome protocol'); return; }
            await publish(page, [main, field]);
            await page.getByLabel('Employee').focus();
            const session = await page.context().newCDPSession(page);
            await session.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
            await publish(page, [main, { ...field, texts: { ...field.texts, Value: 'something else' } }]);
            await settle(page);
            assert.equal(await page.getByLabel('Employee').inputValue(), 'にほん');
            await session.send('Input.insertText', { text: '日本' });
            assert.equal(only(await take_events(page), 'SetText').at(-1).text, '日本');
            assert.equal(await page.getByLabel('Employee').inputValue(), '日本');
        });

        test('a tap activates once, a finger’s drag scrolls and activates nothing', async (context) => {
            if (engine !== 'chromium') { context.skip('needs the Chrome protocol'); return; }
            page = await mirror.page({ hasTouch: true, isMobile: true });
            const rows = Array.from({ length: 30 }, (_, row) => ({ id: 1000 + row, parent: 81, role: 'Row', a: row + 1, rect: [0, row * 52, 400, 52] }));
            const cells = rows.map((row) => ({ id: row.id + 1000, parent: row.id, role: 'Cell', name: `Row ${row.a}`, b: 1, rect: [0, 0, 400, 52] }));
            const screen = [main, { id: 80, parent: 1, role: 'Table', name: 'Rows', a: 30, b: 1, rect: [0, 0, 400, 600] },
                { id: 81, parent: 80, role: 'Scroller', flags: ['Focusable'], a: 400, b: 30 * 52, rect: [0, 0, 400, 600] }, ...rows.flatMap((row, index) => [row, cells[index]])];
            await publish(page, screen);
            await page.getByText('Row 3', { exact: true }).tap();
            assert.deepEqual(only(await take_events(page), 'Activate'), [{ kind: 'Activate', id: 1002 }]);
            const session = await page.context().newCDPSession(page);
            const touch = (type, y) => session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 200, y }] });
            await touch('touchStart', 500);
            for (let y = 480; y >= 200; y -= 20) { await touch('touchMove', y); }
            await touch('touchEnd');
            await page.waitForFunction(() => document.querySelector('.scroller').scrollTop > 200);
            assert.deepEqual(only(await take_events(page), 'Activate'), []);
        });
    });
}
