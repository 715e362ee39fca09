// The main job, as people do it, against the real server: by role, name and label only.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { download } from './support/downloads.mjs';
import { at_rest, count_frames, idle_frames } from './support/frames.mjs';
import { inspect_pdf } from './support/pdf.mjs';
import { accounts, go_to, new_authorization, password, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';
import { row_boxes, shown_rows } from './support/results.mjs';

for (const engine of engines) {
    describe(`the portal in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        let page;
        let complaints;

        before(async () => {
            portal = await start_portal();
            opened = await launch(engine);
            ({ page, complaints } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
            await count_frames(page);
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });

        test('a wrong password is refused in words, and the right one lets in', async () => {
            await page.goto(portal.url);
            await page.getByLabel('Work e-mail').fill(accounts.billing_admin);
            await page.getByLabel('Password', { exact: true }).fill('not the password');
            await page.getByRole('button', { name: 'Sign in' }).click();
            await page.getByRole('alert').filter({ hasText: /password/i }).first().waitFor();
            await page.getByLabel('Password', { exact: true }).fill(password);
            await page.getByLabel('Password', { exact: true }).press('Enter');
            await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();
            assert.equal(await page.getByLabel('Password', { exact: true }).count(), 0, 'the form has gone');
        });

        test('the page draws nothing while nobody does anything', async () => {
            await page.mouse.move(5, 5);
            await at_rest(page);
            assert.equal(await idle_frames(page, 2000), 0);
        });

        test('every place has its address, and back and forward work', async () => {
            await go_to(page, 'Results and reports');
            await page.getByRole('heading', { name: 'Results and reports', level: 1 }).waitFor();
            await go_to(page, 'Authorizations');
            await page.getByRole('heading', { name: 'Authorizations', level: 1 }).waitFor();
            await page.goBack();
            await page.getByRole('heading', { name: 'Results and reports', level: 1 }).waitFor();
            assert.match(await page.title(), /Results/);
            await page.goForward();
            await page.getByRole('heading', { name: 'Authorizations', level: 1 }).waitFor();
        });

        for (const name of ['Home', 'Results and reports', 'Authorizations', 'Account information']) {
            test(`${name} breaks none of axe's rules`, async () => {
                await go_to(page, name);
                await page.getByRole('link', { name, exact: true }).and(page.locator('[aria-current]')).first().waitFor();
                await at_rest(page);
                assert.deepEqual(await axe_violations(page), []);
            });
        }

        test('results are narrowed by typing, and the count says so', async () => {
            await go_to(page, 'Results and reports');
            const before_typing = (await shown_rows(page)).total;
            const someone = (await row_boxes(page))[0].employee;
            await page.getByLabel('Search results').fill(someone.toLowerCase());
            await page.waitForFunction((total) => Number(document.querySelector('[role=table][aria-label=Results]')?.getAttribute('aria-rowcount') ?? total) < total, before_typing);
            await at_rest(page);
            const { total } = await shown_rows(page);
            assert.ok(total > 1 && total < before_typing, `${total} of ${before_typing}`);
            assert.ok((await row_boxes(page)).every(({ text }) => text.includes(someone)));
            await page.getByRole('status').filter({ hasText: new RegExp(`\\b${total - 1}\\b`) }).first().waitFor();
        });

        test('selected documents come as one valid PDF of the right people', async () => {
            const narrowed = (await shown_rows(page)).total;
            await page.getByLabel('Search results').fill('');
            // The rows of the whole list must stand before one of them is clicked.
            await page.waitForFunction((total) => Number(document.querySelector('[role=table][aria-label=Results]')?.getAttribute('aria-rowcount') ?? 0) > total, narrowed);
            await at_rest(page);
            const chosen = (await row_boxes(page)).slice(0, 6);
            for (const { name } of chosen) { await page.getByRole('checkbox', { name, exact: true }).first().check(); }
            await page.getByRole('button', { name: 'Download as one PDF…' }).click();
            const dialog = page.getByRole('dialog', { name: 'Download as one PDF' });
            const pdf = inspect_pdf(await download(opened, page, () => dialog.getByRole('button', { name: 'Download' }).click()));
            assert.ok(pdf.pages >= chosen.length, `${pdf.pages} pages`);
            for (const { employee } of chosen) { assert.ok(pdf.text.normalize('NFC').includes(employee), `${employee} is in the text`); }
            assert.ok(pdf.bookmarks.length >= chosen.length);
            await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
            await page.getByRole('dialog').waitFor({ state: 'detached' });
        });

        test('a document that disappears is told of, and the rest can be saved', async () => {
            let refused = false;
            await page.route('**/api/v1/documents/**/file', async (route) => {
                if (refused) { await route.continue(); } else {
                    refused = true;
                    await route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' });
                }
            });
            await page.getByRole('button', { name: 'Download as one PDF…' }).click();
            await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
            await page.getByRole('dialog').getByText('This document is no longer available.').waitFor({ timeout: 60_000 });
            const rest = await download(opened, page, () => page.getByRole('dialog').getByRole('button', { name: 'Save without them' }).click());
            assert.ok(inspect_pdf(rest).pages > 0);
            await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
            await page.unroute('**/api/v1/documents/**/file');
        });

        test('RSLT-A2: documents of a bundle are arranged by keys and by pulling, and one is left out', async () => {
            await page.getByRole('button', { name: 'Download as one PDF…' }).click();
            const dialog = page.getByRole('dialog', { name: 'Download as one PDF' });
            const rows = dialog.getByRole('list', { name: 'Documents in the PDF' }).getByRole('listitem');
            const order = async () => (await rows.allTextContents()).map((text) => text.replaceAll(/\d+ pages?/g, ''));
            await rows.nth(2).waitFor();
            await at_rest(page);
            const [first, second, third] = await order();
            const grip = (row) => rows.nth(row).getByRole('button', { name: 'Move' });
            await grip(0).focus();
            await page.keyboard.press('ArrowDown');
            await page.getByText(/ is 2 of \d+ now\./).waitFor({ state: 'attached' });
            await at_rest(page);
            assert.deepEqual((await order()).slice(0, 3), [second, first, third]);
            assert.ok(await dialog.getByRole('radio', { name: 'My order' }).isChecked());

            const from = await grip(0).boundingBox();
            const under = await rows.nth(2).boundingBox();
            await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
            await page.mouse.down();
            await page.mouse.move(from.x + from.width / 2, from.y + from.height, { steps: 4 });
            await page.mouse.move(from.x + from.width / 2, under.y + under.height - 6, { steps: 8 });
            await page.mouse.up();
            await page.getByText(/ is 3 of \d+ now\./).waitFor({ state: 'attached' });
            await at_rest(page);
            assert.deepEqual((await order()).slice(0, 3), [first, third, second]);
            assert.deepEqual(await axe_violations(page), []);

            const count = await rows.count();
            await rows.nth(0).getByRole('button', { name: 'Leave out' }).click();
            await page.getByText(/^Left out\. /).waitFor({ state: 'attached' });
            await at_rest(page);
            assert.equal(await rows.count(), count - 1);
            await page.keyboard.press('Escape');
            await dialog.waitFor({ state: 'detached' });
        });

        test('RSLT-A2: a bundle has a cover and page numbers, and opens by its password only', async () => {
            const secret = 'Zażółć gęślą 8';
            await page.getByRole('button', { name: 'Download as one PDF…' }).click();
            const dialog = page.getByRole('dialog', { name: 'Download as one PDF' });
            await dialog.getByRole('checkbox', { name: 'Password' }).check();
            await dialog.getByLabel('Password for the PDF', { exact: true }).fill(secret);
            await dialog.getByLabel('Repeat the password', { exact: true }).fill(secret);
            assert.deepEqual(await axe_violations(page), []);
            const file = await download(opened, page, () => dialog.getByRole('button', { name: 'Download' }).click());
            assert.throws(() => inspect_pdf(file), 'without the password');
            const pdf = inspect_pdf(file, { password: secret });
            assert.equal(pdf.bookmarks[0], 'Contents');
            for (const words of ['Acme Manufacturing', `1 of ${pdf.pages}`, `${pdf.pages} of ${pdf.pages}`]) { assert.ok(pdf.text.includes(words), words); }
            await page.getByRole('dialog', { name: 'Your PDF is ready' }).getByRole('button', { name: 'Close', exact: true }).click();
            await page.getByRole('dialog').waitFor({ state: 'detached' });
        });

        test('an authorization is created, and is still there after the page was loaded again', async () => {
            await go_to(page, 'Authorizations');
            await page.getByRole('table', { name: 'Authorizations' }).waitFor();
            await new_authorization(page).click();
            await page.getByRole('button', { name: 'Continue' }).click();
            await page.getByLabel('First name').and(page.locator('[aria-invalid]')).waitFor();
            assert.deepEqual(await axe_violations(page), [], 'also with errors');
            await page.getByLabel('First name').fill('Renée');
            await page.getByLabel('Last name').fill('Thibodeaux-Browser');
            await page.getByLabel('Date of birth').fill('03/14/1989');
            await page.getByRole('combobox', { name: 'Company location' }).click();
            await page.getByRole('option').first().click();
            await page.getByRole('button', { name: 'Continue' }).click();
            await page.getByRole('checkbox', { name: 'Audiogram' }).check();
            await page.getByRole('radiogroup', { name: 'Medical center' }).getByRole('radio').first().check();
            await page.getByRole('button', { name: 'Continue' }).click();
            // Only who names somebody is asked whether each needs it (AUTH-08).
            await page.getByLabel('Add a person with a business need').fill('supervisor@acme.example');
            await page.getByRole('button', { name: 'Add', exact: true }).click();
            await page.getByRole('button', { name: 'Remove supervisor@acme.example' }).waitFor();
            await page.getByRole('checkbox', { name: 'Each person above has a business need' }).check();
            await page.getByRole('button', { name: 'Submit authorization' }).click();
            await page.getByRole('heading', { name: /Thibodeaux-Browser/, level: 1 }).waitFor();
            await page.reload();
            await page.getByRole('heading', { name: /Thibodeaux-Browser/, level: 1 }).waitFor();
            await go_to(page, 'Authorizations');
            await page.getByRole('table', { name: 'Authorizations' }).getByText(/Thibodeaux-Browser/).waitFor();
        });

        test('RSLT-A6: from the counts of Home to a late result, and to a ticket about it', async () => {
            await go_to(page, 'Home');
            await page.getByRole('link', { name: /^Late results \(\d+\)$/ }).click();
            const list = page.getByRole('table', { name: 'Drug screens' });
            await list.getByRole('button', { name: 'Ask about it' }).first().click();
            const dialog = page.getByRole('dialog', { name: 'Ask about this result' });
            assert.ok(await dialog.getByRole('radio', { name: 'A result is incomplete or missing' }).isChecked());
            await at_rest(page);
            assert.deepEqual(await axe_violations(page), []);
            await dialog.getByLabel('Your question').fill('Where is the result?');
            await dialog.getByLabel('Your question').press('Tab');
            await dialog.getByRole('button', { name: 'Send to the center' }).click();
            await page.getByText(/^Ticket T-\d{6} is on its way to the medical center\.$/).first().waitFor();
            await dialog.waitFor({ state: 'detached' });
        });

        test('another employer sees nothing of this one', async () => {
            await go_to(page, 'Results and reports');
            const ours = new Set((await row_boxes(page)).map(({ name }) => name));
            const { page: other, context } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } });
            await sign_in(other, portal.url, accounts.other_employer);
            await go_to(other, 'Results and reports');
            const theirs = await row_boxes(other);
            assert.ok(theirs.length > 0);
            assert.equal(await other.getByText('Acme').count(), 0);
            assert.notDeepEqual(new Set(theirs.map(({ name }) => name)), ours);
            await context.close();
        });

        test('a billing admin sees open invoices, and the screen breaks none of axe’s rules', async () => {
            const { page: other, context } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } });
            await sign_in(other, portal.url, accounts.billing_admin);
            await go_to(other, 'Billing and payments');
            await other.getByRole('table', { name: 'Open invoices' }).getByRole('row').nth(1).waitFor();
            assert.deepEqual(await axe_violations(other), []);
            await context.close();
        });

        test('the page did not complain', () => {
            assert.deepEqual(complaints.filter((text) => !/40[14]/.test(text)), []);
        });
    });
}
