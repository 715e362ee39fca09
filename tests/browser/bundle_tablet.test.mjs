// One PDF of many documents on a small tablet: how much memory it takes, and fingers that arrange the documents. Only
// Chromium plays a touch screen here.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { engines, launch, open_page } from './support/browsers.mjs';
import { download } from './support/downloads.mjs';
import { at_rest, count_frames } from './support/frames.mjs';
import { memory_is_unknown, watch_memory } from './support/memory.mjs';
import { inspect_pdf } from './support/pdf.mjs';
import { accounts, go_to, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';
import { row_boxes, shown_rows } from './support/results.mjs';

// Of these rows the User Admin sees a little more than 500: the others belong to other employers or are archived.
const rows_in_all = 600;
// Of 2 GB, such a tablet keeps some 0.3 GB for its kernel, radio and graphics, and some 0.5 GB for the system's own programs;
// about 1.2 are left for what is in front. Beyond that the system ends the browser, or the browser ends the page. What is
// counted here is rather more than on a tablet: without a graphics processor all of the drawing is in the browser's memory.
const most_bytes = 1.2 * 1024 ** 3;
const most_ms = 600_000;

const in_mib = (bytes) => `${Math.round(bytes / 1024 ** 2)} MiB`;

describe('a bundle on a tablet', { skip: engines.includes('chromium') ? portal_is_missing : 'needs Chromium' }, () => {
    let portal;
    let opened;
    before(async () => {
        portal = await start_portal(['--demo-scale', String(rows_in_all)]);
        opened = await launch('chromium');
    });
    after(async () => {
        await opened?.close();
        await portal?.stop();
    });

    /// Shows all results to the User Admin on a tablet of its own, and returns its page when `use` has done with it.
    async function on_tablet(use) {
        const { page, context, complaints } = await open_page(opened.browser, { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
        try {
            await count_frames(page);
            await sign_in(page, portal.url, accounts.user_admin);
            await go_to(page, 'Results and reports');
            await page.getByRole('status').filter({ hasText: /^[\d,]+ documents$/ }).waitFor();
            await at_rest(page);
            await use(page);
            assert.deepEqual(complaints, []);
        } finally {
            await context.close();
        }
    }

    async function select_all(page) {
        const count = (await shown_rows(page)).total - 1;
        await page.getByRole('checkbox', { name: 'Select all', exact: true }).tap();
        await page.getByRole('status').filter({ hasText: new RegExp(`^${count} selected$`) }).waitFor();
        return count;
    }

    async function open_dialog(page) {
        await page.getByRole('button', { name: 'Download as one PDF…' }).tap();
        const dialog = page.getByRole('dialog', { name: 'Download as one PDF' });
        const rows = dialog.getByRole('list', { name: 'Documents in the PDF' }).getByRole('listitem');
        await rows.nth(3).waitFor();
        await at_rest(page);
        return { dialog, rows };
    }

    /// A finger that goes down on the middle of a row's grip. { move_to(y), lift() }
    async function finger_on(page, row) {
        const grip = await row.getByRole('button', { name: 'Move' }).boundingBox();
        const session = await page.context().newCDPSession(page);
        const x = grip.x + grip.width / 2;
        let at = grip.y + grip.height / 2;
        const touch = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
        await touch('touchStart', [{ x, y: at }]);
        return {
            async move_to(y) {
                const [from, steps] = [at, Math.max(4, Math.ceil(Math.abs(y - at) / 12))];
                for (let step = 1; step <= steps; step += 1) {
                    at = from + (y - from) * step / steps;
                    await touch('touchMove', [{ x, y: at }]);
                }
            },
            async lift() {
                await touch('touchEnd', []);
                await session.detach();
            },
        };
    }

    const end_of = ({ y, height }) => y + height;
    const without_repeats = (list) => list.filter((one, i) => one !== list[i - 1]);

    test('RSLT-A1/A2: 500 documents as one PDF on a tablet with 2 GB', { skip: memory_is_unknown }, (context) => on_tablet(async (page) => {
        const count = await select_all(page);
        assert.ok(count >= 500 && count <= 600, `${count} documents`);
        const memory = await watch_memory(opened.browser);
        const before_bundle = memory.now();
        const { dialog } = await open_dialog(page);
        const began = performance.now();
        const file = await download(opened, page, () => dialog.getByRole('button', { name: 'Download' }).tap(), most_ms);
        const seconds = (performance.now() - began) / 1000;
        await page.getByRole('dialog', { name: 'Your PDF is ready' }).waitFor();
        const peak = memory.stop();
        const pdf = inspect_pdf(file);
        context.diagnostic(`${count} documents, ${pdf.pages} pages, ${statSync(file).size} bytes in ${seconds.toFixed(1)} s`);
        context.diagnostic(`memory of the browser: ${in_mib(before_bundle.all)} before, ${in_mib(peak.all)} at most (${peak.samples} samples)`);
        context.diagnostic(`of it the page with its workers: ${in_mib(before_bundle.page)} before, ${in_mib(peak.page)} at most`);
        assert.ok(pdf.pages >= count, `${pdf.pages} pages`);
        assert.equal(pdf.bookmarks.length, count + 1, 'one for each document, and the contents');
        assert.ok(before_bundle.page > 0, 'the page has been measured');
        assert.ok(peak.all < most_bytes, `${in_mib(peak.all)} at most`);
    }));

    test('RSLT-A2: documents are pulled into another order by touch', () => on_tablet(async (page) => {
        const seen = await row_boxes(page);
        const chosen = seen.filter(({ name }, i) => seen.findIndex((row) => row.name === name) === i).slice(0, 5)
            .map(({ name, employee }) => ({ name, employee, document: name.slice('Select '.length, -employee.length).trim() }));
        assert.equal(chosen.length, 5, 'documents that can be told apart');
        for (const { name } of chosen) { await page.getByRole('checkbox', { name, exact: true }).first().tap(); }
        await page.getByRole('status').filter({ hasText: /^5 selected$/ }).waitFor();
        const { dialog, rows } = await open_dialog(page);
        const order = async () => (await rows.allTextContents()).map((text) => chosen.find(({ document, employee }) => text.includes(`${document}${employee}, visit `)));
        const [first, second, third, fourth, fifth] = await order();
        assert.ok(await dialog.getByRole('radio', { name: 'As listed' }).isChecked());

        const down = await finger_on(page, rows.nth(0));
        await down.move_to(end_of(await rows.nth(3).boundingBox()) - 6);
        await down.lift();
        await page.getByText(`${first.document} is 4 of 5 now.`).waitFor({ state: 'attached' });
        await at_rest(page);
        assert.deepEqual(await order(), [second, third, fourth, first, fifth]);
        assert.ok(await dialog.getByRole('radio', { name: 'My order' }).isChecked());

        const up = await finger_on(page, rows.nth(4));
        await up.move_to((await rows.nth(1).boundingBox()).y + 6);
        await up.lift();
        await page.getByText(`${fifth.document} is 2 of 5 now.`).waitFor({ state: 'attached' });
        await at_rest(page);
        const wanted = [second, fifth, third, fourth, first];
        assert.deepEqual(await order(), wanted);
        assert.equal(await page.getByRole('menu').count(), 0, 'who pulls has not pressed');

        await dialog.getByRole('checkbox', { name: 'Cover page' }).tap();
        await dialog.getByRole('checkbox', { name: 'Cover page', checked: false }).waitFor();
        const pdf = inspect_pdf(await download(opened, page, () => dialog.getByRole('button', { name: 'Download' }).tap(), most_ms));
        assert.deepEqual(pdf.bookmarks, wanted.map(({ document }) => document));
        const pages = pdf.text.normalize('NFC').split('\f').filter((text) => text.trim() !== '');
        const employees = pages.map((text) => wanted.find(({ employee }) => text.includes(employee))?.employee);
        assert.deepEqual(without_repeats(employees), without_repeats(wanted.map(({ employee }) => employee)));
    }));

    test('RSLT-A2: a finger at the end of the list pulls a document to where it could not be seen', () => on_tablet(async (page) => {
        const count = await select_all(page);
        const { dialog, rows } = await open_dialog(page);
        const without_pages = (text) => text.replace(/\d+ pages?/, '');
        const first = without_pages(await rows.nth(0).textContent());
        const list = await dialog.getByRole('list', { name: 'Documents in the PDF' }).boundingBox();
        const finger = await finger_on(page, rows.nth(0));
        await finger.move_to(end_of(list) - 8);
        // The list goes on under the finger while it stays there, until the row that the finger went down on is no longer in the page.
        await dialog.getByRole('button', { name: 'Move', description: new RegExp(`, 12 of ${count}$`) }).waitFor();
        await dialog.getByRole('button', { name: 'Move', description: new RegExp(`, 1 of ${count}$`) }).waitFor({ state: 'detached' });
        await finger.lift();
        const said = page.getByText(new RegExp(` is \\d+ of ${count} now\\.$`));
        await said.waitFor({ state: 'attached' });
        const place = Number(/ is (\d+) of /.exec(await said.textContent())[1]);
        assert.ok(place > 6 && place < count, `${place} of ${count}`);
        await at_rest(page);
        const moved = rows.and(dialog.locator(`[aria-posinset="${place}"]`));
        assert.equal(without_pages(await moved.textContent()), first);
    }));
});
