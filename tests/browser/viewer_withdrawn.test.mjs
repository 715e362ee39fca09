// The document that is open disappears: another device of the same person has reported it as received in error, or this one
// does. What shows it closes with a plain message, and the keyboard goes on in the list (RSLT-16, SUPP-A2).

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';

import { engines, launch, open_page } from './support/browsers.mjs';
import { open_route } from './support/device.mjs';
import { focused, tab_to } from './support/focus.mjs';
import { accounts, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';
import { report_received_in_error, row_boxes } from './support/results.mjs';

const message = 'This document is no longer available.';

for (const engine of engines) {
    describe(`the open document disappears, in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        let here;
        let elsewhere;
        let complaints;

        before(async () => {
            portal = await start_portal();
            opened = await launch(engine);
            ({ page: here, complaints } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
            ({ page: elsewhere } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
            await here.clock.install();
            for (const page of [here, elsewhere]) {
                await sign_in(page, portal.url, accounts.user_admin);
                await open_route(page, '/results');
                await page.getByRole('table', { name: 'Results' }).waitFor();
            }
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });
        beforeEach(async () => {
            await here.setViewportSize({ width: 1440, height: 900 });
            // What was said in the test before has gone.
            await here.clock.fastForward(31_000);
            for (const page of [here, elsewhere]) {
                await open_route(page, '/');
                await page.getByRole('table', { name: 'Results' }).waitFor({ state: 'detached' });
                await open_route(page, '/results');
                await page.getByRole('table', { name: 'Results' }).waitFor();
            }
            // Firefox tells nothing of the focus in a window that is behind another.
            await here.bringToFront();
        });

        const viewer = () => here.getByRole('dialog').filter({ has: here.getByRole('toolbar', { name: 'Document' }) });
        const panel = () => here.getByRole('region', { name: 'Document details' });
        const row_of = ({ name }) => here.getByRole('table', { name: 'Results' }).getByRole('row').filter({ has: here.getByRole('checkbox', { name, exact: true }) }).first();

        /// A document and the one that stands below it, of different people.
        async function choose() {
            const rows = await row_boxes(here);
            const is_alone = ({ name }) => rows.filter((row) => row.name === name).length === 1;
            const at = rows.findIndex((row, i) => i > 0 && i + 1 < rows.length && is_alone(row) && is_alone(rows[i + 1]) && row.employee !== rows[i + 1].employee);
            assert.ok(at > 0);
            return { chosen: rows[at], next: rows[at + 1] };
        }

        async function open_with_keys(row) {
            const link = row_of(row).getByRole('link').first();
            await link.focus();
            await link.press('Enter');
            await panel().first().getByText(row.employee).first().waitFor();
        }

        /// The list is asked for again when it is older than half a minute and somebody is there: a pointer, or in the viewer a key.
        async function look_again() {
            await here.bringToFront();
            await here.clock.fastForward(31_000);
            await here.mouse.move(5, 5);
            await here.mouse.move(9, 9);
        }

        const place_of_focus = () => here.evaluate(() => {
            const at = document.activeElement;
            const row = at.closest('[role=row], li, [role=listitem]');
            return { tag: at.tagName, row: row?.querySelector('input[type=checkbox]')?.getAttribute('aria-label') ?? null };
        });
        /// The focus comes to the link of this row, and the keyboard goes on.
        async function assert_focus_in(row) {
            for (let tries = 0; tries < 100; tries += 1) {
                if ((await place_of_focus()).row === row.name) { break; }
                await here.waitForTimeout(50);
            }
            assert.deepEqual(await place_of_focus(), { tag: 'A', row: row.name });
        }
        const assert_gone = async ({ name }) => {
            await here.getByText(message).first().waitFor();
            await panel().first().waitFor({ state: 'detached' });
            assert.equal(await here.getByRole('checkbox', { name, exact: true }).count(), 0);
        };

        test('RSLT-16: withdrawn while it is looked at, the viewer closes and the keyboard goes on with the next row', async () => {
            const { chosen, next } = await choose();
            await open_with_keys(chosen);
            await tab_to(here, 'View');
            await here.keyboard.press('Enter');
            await viewer().getByRole('group', { name: /^Page 1 of/ }).locator('canvas').waitFor();
            await report_received_in_error(elsewhere, chosen);
            await look_again();
            await here.keyboard.press('ArrowDown');
            await viewer().waitFor({ state: 'detached' });
            await assert_gone(chosen);
            await assert_focus_in(next);
            await here.keyboard.press('Enter');
            await panel().first().getByText(next.employee).first().waitFor();
            // What was left behind by the one that has gone does not take the focus from this one.
            assert.equal((await place_of_focus()).row, next.name);
        });

        test('RSLT-16: withdrawn while its details are open, they close and the keyboard goes on with the next row', async () => {
            const { chosen, next } = await choose();
            await open_with_keys(chosen);
            await tab_to(here, 'View');
            await report_received_in_error(elsewhere, chosen);
            await look_again();
            await assert_gone(chosen);
            await assert_focus_in(next);
            await here.keyboard.press('ArrowUp');
            assert.notEqual((await place_of_focus()).row, null);
        });

        test('RSLT-16: who is elsewhere on the page stays there', async () => {
            const { chosen } = await choose();
            await open_with_keys(chosen);
            await here.getByRole('searchbox', { name: 'Search results' }).or(here.getByLabel('Search results')).first().focus();
            await report_received_in_error(elsewhere, chosen);
            await look_again();
            await assert_gone(chosen);
            assert.equal((await focused(here)).name, 'Search results');
        });

        test('SUPP-A2: reported here with the keyboard, the keyboard goes on with the next row', async () => {
            const { chosen, next } = await choose();
            await open_with_keys(chosen);
            await tab_to(here, 'I received this in error…');
            await here.keyboard.press('Enter');
            await here.getByRole('dialog', { name: 'Received in error?' }).waitFor();
            await tab_to(here, 'Report and hide it');
            await here.keyboard.press('Enter');
            await here.getByText(/with the privacy office, and the document is gone from your lists/).first().waitFor();
            await panel().first().waitFor({ state: 'detached' });
            await assert_focus_in(next);
            assert.equal(await here.getByText(message).count(), 0, 'one message is enough');
        });

        test('RSLT-16: where no row is left, the keyboard goes on in the search field', async () => {
            const { chosen } = await choose();
            const others = (await row_boxes(here)).filter(({ employee }) => employee === chosen.employee);
            await open_route(here, `/results?q=${encodeURIComponent(`${chosen.employee} ${chosen.name.slice('Select '.length).replace(` ${chosen.employee}`, '')}`)}`);
            const search = here.getByLabel('Search results').first();
            await here.waitForFunction(() => document.querySelector('[role=table]')?.getAttribute('aria-rowcount') === '2');
            assert.ok(others.length >= 1);
            await open_with_keys(chosen);
            await tab_to(here, 'View');
            await report_received_in_error(elsewhere, chosen);
            await look_again();
            await here.getByText(message).first().waitFor();
            await panel().first().waitFor({ state: 'detached' });
            await here.waitForFunction(() => document.activeElement.matches('input'));
            assert.ok(await search.evaluate((field) => field === document.activeElement));
        });

        test('RSLT-16: on a narrow screen the list comes back, with the focus on the card in its place', async () => {
            const { chosen, next } = await choose();
            await here.setViewportSize({ width: 390, height: 844 });
            const card = here.getByRole('list', { name: 'Results' }).getByRole('listitem').filter({ has: here.getByRole('checkbox', { name: chosen.name, exact: true }) });
            await card.getByRole('link').focus();
            await here.keyboard.press('Enter');
            await panel().first().getByText(chosen.employee).first().waitFor();
            await tab_to(here, 'View');
            await report_received_in_error(elsewhere, chosen);
            await look_again();
            await assert_gone(chosen);
            await assert_focus_in(next);
        });

        test('RSLT-16: a saved link to a document that was withdrawn says so', async () => {
            const { chosen } = await choose();
            const href = await row_of(chosen).getByRole('link').first().getAttribute('href');
            await report_received_in_error(elsewhere, chosen);
            await here.goto(`${portal.url}/${href.slice(href.indexOf('#'))}`);
            await here.reload();
            await here.getByText(message).first().waitFor();
        });

        test('the page did not complain', () => assert.deepEqual(complaints.filter((text) => !/404/.test(text)), []));
    });
}
