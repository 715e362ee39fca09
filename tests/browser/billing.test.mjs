// Paying in the browser with the real second window: the portal's dialog, the payment site on an origin of its own, and the way back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { download } from './support/downloads.mjs';
import { inspect_pdf } from './support/pdf.mjs';
import { accounts, go_to, portal_is_missing, sign_in, start_payments, start_portal } from './support/portal.mjs';

const acknowledgment = /^I understand that invoice numbers/;
const boxes = (page) => page.getByRole('table', { name: 'Open invoices' }).getByRole('checkbox', { name: /^Select invoice / });

/// Selects the first of which no payment is on its way, and tells their numbers.
async function select_invoices(page, count) {
    const rows = page.getByRole('table', { name: 'Open invoices' }).getByRole('row')
        .filter({ has: page.getByRole('checkbox', { name: /^Select invoice / }) }).filter({ hasNotText: 'Submitted' });
    const numbers = (await rows.getByRole('checkbox').evaluateAll((all) => all.map((box) => box.getAttribute('aria-label')))).slice(0, count);
    for (const name of numbers) { await page.getByRole('checkbox', { name, exact: true }).check(); }
    await page.getByRole('status').filter({ hasText: `${count} of 5 selected` }).first().waitFor();
    return numbers.map((name) => name.replace('Select invoice ', ''));
}

async function fill_card(site, number) {
    await site.getByLabel('Card number').fill(number);
    await site.getByLabel(/^Valid through/).fill('12/29');
    await site.getByLabel('Security code').fill('1234'.slice(0, number.startsWith('37') ? 4 : 3));
    await site.getByLabel(/^Name/).fill("Dana O'Brien");
    await site.getByRole('checkbox').check();
}

/// Fills the portal's dialog and follows it into the second window.
async function order(page) {
    await page.getByRole('button', { name: 'Pay now' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pay now' });
    await dialog.getByRole('checkbox', { name: acknowledgment }).check();
    const opened = page.context().waitForEvent('page');
    await dialog.getByRole('button', { name: 'Next' }).click();
    const site = await opened;
    await site.waitForLoadState();
    return site;
}

for (const engine of engines) {
    describe(`paying in ${engine}`, { skip: portal_is_missing }, () => {
        let payments;
        let portal;
        let opened;
        let page;
        let complaints;
        before(async () => {
            payments = await start_payments();
            portal = await start_portal(payments.arguments);
            opened = await launch(engine);
            ({ page, complaints } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
            await sign_in(page, portal.url, accounts.billing_admin);
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
            await payments?.stop();
        });

        test('every page of billing breaks none of axe’s rules', async () => {
            await go_to(page, 'Billing and payments');
            await boxes(page).first().waitFor();
            for (const tab of ['Open invoices', 'Paid invoices', 'Bill delivery', 'Charges']) {
                await page.getByRole('tab', { name: tab }).click();
                await page.getByRole('tabpanel', { name: tab }).waitFor();
                await page.getByRole('table').first().waitFor();
                assert.deepEqual(await axe_violations(page), [], tab);
            }
        });

        test('two invoices are paid on the payment site, and the portal says so in both windows', async () => {
            await page.getByRole('tab', { name: 'Open invoices' }).click();
            await boxes(page).first().waitFor();
            const numbers = await select_invoices(page, 2);
            const site = await order(page);
            assert.ok(site.url().startsWith(payments.url), site.url());
            await site.getByText(/test site/i).first().waitFor();
            for (const number of numbers) { await site.getByText(number).first().waitFor(); }
            assert.deepEqual(await axe_violations(site), []);

            await fill_card(site, '6011111111111117');
            await site.getByRole('button', { name: /^Pay/ }).click();
            await site.getByText(/Mastercard, V/i).first().waitFor();
            assert.equal(await site.getByLabel('Card number').inputValue(), '6011111111111117');

            await fill_card(site, '4111111111111111');
            await site.getByRole('button', { name: /^Pay/ }).click();
            await site.getByRole('heading', { name: 'Thank you, your payment was received' }).waitFor();
            assert.ok(site.url().startsWith(portal.url), site.url());
            await site.getByText('Visa ending in 1111').first().waitFor();
            await site.getByRole('button', { name: 'Print' }).waitFor();
            await page.getByRole('dialog', { name: 'Thank you, your payment was received' }).waitFor();
            await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
            for (const number of numbers) {
                await page.getByRole('row').filter({ hasText: number }).getByText('Submitted').first().waitFor();
            }
            assert.ok(!payments.words().includes('4111111111111111'), 'a card number stands in the log');
            await site.close();
        });

        test('going back and paying once more changes nothing, and a window that is closed can be given up', async () => {
            await select_invoices(page, 1);
            const site = await order(page);
            await fill_card(site, '5555555555554444');
            await site.getByRole('button', { name: /^Pay/ }).click();
            await site.getByRole('heading', { name: 'Thank you, your payment was received' }).waitFor();
            const taken = () => page.evaluate(async () => (await (await fetch('api/v1/payments')).json()).items
                .filter(({ state }) => state === 'submitted').map(({ confirmation, total }) => `${confirmation} ${total}`).sort());
            const before_going_back = await taken();
            await site.goBack();
            await site.waitForLoadState();
            // The browser may show the form as it was; sent again, it leads to the first outcome.
            if (await site.getByLabel('Card number').count() > 0) {
                await fill_card(site, '5555555555554444');
                await site.getByRole('button', { name: /^Pay/ }).click();
                await site.waitForLoadState();
            }
            assert.deepEqual(await taken(), before_going_back);
            await site.close();
            await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

            await select_invoices(page, 1);
            const other = await order(page);
            await other.close();
            await page.getByRole('dialog', { name: 'Waiting for the payment site' }).getByRole('button', { name: 'Cancel the payment' }).click();
            await page.getByRole('dialog', { name: 'The payment was cancelled' }).getByRole('button', { name: 'Close' }).click();
        });

        test('edge case 16: where the browser holds the new window back, the dialog leads to it', async () => {
            await select_invoices(page, 1);
            await page.evaluate(() => {
                const click = HTMLAnchorElement.prototype.click;
                HTMLAnchorElement.prototype.click = function held_back() {
                    if (this.target !== '_blank') { click.call(this); }
                };
                window.allow_windows = () => { HTMLAnchorElement.prototype.click = click; };
            });
            await page.getByRole('button', { name: 'Pay now' }).click();
            const dialog = page.getByRole('dialog', { name: 'Pay now' });
            await dialog.getByRole('checkbox', { name: acknowledgment }).check();
            await dialog.getByRole('button', { name: 'Next' }).click();
            const waiting = page.getByRole('dialog', { name: 'Waiting for the payment site' });
            await waiting.getByText(/^No window\?/).first().waitFor();
            await page.evaluate(() => window.allow_windows());
            const opened_by_hand = page.context().waitForEvent('page');
            await waiting.getByRole('link', { name: 'Open the payment site' }).click();
            const site = await opened_by_hand;
            await site.getByLabel('Card number').waitFor();
            await site.close();
            await waiting.getByRole('button', { name: 'Cancel the payment' }).click();
            await page.getByRole('dialog', { name: 'The payment was cancelled' }).getByRole('button', { name: 'Close' }).click();
        });

        test('the shown invoices come as one PDF with their bookmarks', async () => {
            await page.getByRole('main').getByText('Clear', { exact: true }).first().click();
            await page.getByLabel('Search invoices').fill('dallas');
            await page.getByRole('status').filter({ hasText: / of \d+ invoices/ }).first().waitFor();
            const pdf = inspect_pdf(await download(opened, page, () => page.getByRole('button', { name: 'Download to print' }).click()));
            assert.ok(pdf.pages > 1, `${pdf.pages} pages`);
            assert.match(pdf.text, /4417-\d+/);
            await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
        });

        test('the switch to paper is asked about, waits for the next cycle, and is told by mail', async () => {
            await page.getByRole('tab', { name: 'Bill delivery' }).click();
            await page.getByRole('table', { name: 'Bill delivery' }).getByRole('button', { name: 'Edit', exact: true }).first().click();
            await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: /^Switch to/ }).click();
            await page.getByText(/from the next billing cycle on/).first().waitFor();
            const deadline = Date.now() + 60_000;
            const told = () => portal.mails().some((mail) => /billingadmin@acme\.example/.test(mail) && /delivery/i.test(mail));
            while (!told() && Date.now() < deadline) { await new Promise((resolve) => { setTimeout(resolve, 500); }); }
            assert.ok(told(), 'no mail about the change');
        });

        test('the page did not complain', () => {
            assert.deepEqual(complaints.filter((text) => !/40[149]/.test(text)), []);
        });
    });
}
