// Scrolling is the browser's, by wheel, finger and keyboard; the program follows it and may ask for it.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { engines } from '../browser/support/browsers.mjs';
import { open_mirror, publish, take_events } from './support.mjs';

const main = { id: 1, role: 'Main', rect: [0, 0, 1024, 768] };
const button = { id: 2, parent: 1, role: 'Button', name: 'Save', flags: ['Focusable'], rect: [10, 10, 100, 36] };

const only = (events, kind) => events.filter((event) => event.kind === kind);
const focused_name = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label'));

for (const engine of engines) {
    describe(`scrollers in ${engine}`, () => {
        let mirror;
        let page;
        before(async () => { mirror = await open_mirror(engine); });
        beforeEach(async () => { page = await mirror.page(); });
        after(() => mirror.close());

        test('what can be scrolled and has nothing else to focus is scrolled with the keyboard', async () => {
            const words = [0, 1, 2, 3].map((at) => ({ id: 20 + at, parent: 10, role: 'Text', name: `Line ${at}`, rect: [0, at * 200, 280, 20], texts: { FontPx: '14' } }));
            const scroller = { id: 10, parent: 1, role: 'Scroller', name: 'Notes', a: 280, b: 800, rect: [10, 10, 300, 300] };
            await publish(page, [main, scroller, ...words]);
            await page.keyboard.press('Tab');
            assert.equal(await focused_name(page), 'Notes');
            await take_events(page);
            await page.keyboard.press('End');
            await page.waitForFunction(() => document.activeElement.scrollTop > 0);
            await page.evaluate(() => document.activeElement.blur());
            for (const nodes of [[main, scroller, ...words, { ...button, parent: 10 }], [main, { ...scroller, b: 200 }, words[0]]]) {
                await publish(page, nodes);
                assert.equal(await page.getByRole('group', { name: 'Notes' }).getAttribute('tabindex'), null);
            }
        });

        test('a scroller is scrolled by the browser, and by the program', async () => {
            const rows = (first) => Array.from({ length: 12 }, (_, index) => first + index).map((row) => (
                { id: 1000 + row, parent: 81, role: 'Text', name: `Row ${row}`, rect: [0, row * 40, 400, 40] }));
            const screen = (first) => [main, { id: 81, parent: 1, role: 'Scroller', name: 'Rows', flags: ['Focusable'], a: 400, b: 400_000, rect: [0, 0, 400, 400] }, ...rows(first)];
            await publish(page, screen(0));
            await page.mouse.move(200, 200);
            await page.mouse.wheel(0, 1200);
            await page.waitForFunction(() => document.querySelector('.scroller').scrollTop >= 1190);
            assert.equal(only(await take_events(page), 'Scroll').at(-1).y, 1200);
            await publish(page, screen(30));
            const { y } = await page.getByText('Row 31', { exact: true }).boundingBox();
            assert.equal(y, 40);
            await publish(page, screen(9000), { scroll: { id: 81, x: 0, y: 360_000 } });
            await page.waitForFunction(() => document.querySelector('.scroller').scrollTop === 360_000);
            await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
            assert.deepEqual(only(await take_events(page), 'Scroll'), [], 'the program’s own scrolling does not come back');
            await page.getByText('Row 9000', { exact: true }).waitFor();
        });
    });
}
