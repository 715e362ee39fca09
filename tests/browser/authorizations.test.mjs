// Authorizations as people make, change and send them: with the keyboard alone, by touch, many at once, and from a file.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { focused, tab_to } from './support/focus.mjs';
import { at_rest, count_frames } from './support/frames.mjs';
import { accounts, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';

const open_route = (page, route) => page.evaluate((to) => { location.hash = to; }, route);

/// A page of the employer's first active authorization.
async function open_active(page) {
    await open_route(page, '/authorizations?tab=active');
    await page.getByRole('table', { name: 'Authorizations' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'History' }).waitFor();
}

/// Twenty people in six scripts, as a spreadsheet copies them; the third has a birth date that cannot be.
const names = [['Thị Mai', 'Nguyễn'], ['Łukasz', 'Kowalski'], ['Ελένη', 'Παπαδοπούλου'], ['Олена', 'Шевченко'], ['明', '山田'], ['أمينة', 'الحسن'], ['नीलम', 'शर्मा']];
const twenty_rows = Array.from({ length: 20 }, (_, at) => {
    const [first, last] = names[at % names.length];
    const born = at === 2 ? '11/02/2014' : `03/${String(at + 1).padStart(2, '0')}/1989`;
    return `${first}\t${last} ${at + 1}\t${born}\t\tDallas Plant\tAudiogram`;
});

for (const engine of engines) {
    describe(`authorizations in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        let page;
        let complaints;
        before(async () => {
            portal = await start_portal();
            opened = await launch(engine);
            ({ page, complaints } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } }));
            await count_frames(page);
            await sign_in(page, portal.url, accounts.user_admin);
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });

        test('AUTH-04: the whole form with the keyboard alone, and the center is told', async () => {
            await open_route(page, '/authorizations/new');
            await page.getByLabel('First name').waitFor();
            const type = async (label, text) => {
                await tab_to(page, label);
                await page.keyboard.type(text);
            };
            await type('First name', 'Zofia');
            await type('Last name', 'Wójcik');
            await type('Date of birth', '02/03/1990');
            await tab_to(page, 'Company location');
            await page.keyboard.press('Enter');
            await page.getByRole('listbox').waitFor();
            await page.keyboard.press('ArrowDown');
            await page.keyboard.press('Enter');
            await tab_to(page, 'Continue');
            await page.keyboard.press('Enter');
            await tab_to(page, 'Audiogram');
            await page.keyboard.press('Space');
            await page.getByRole('radiogroup', { name: 'Medical center' }).getByRole('radio').first().waitFor();
            await page.getByRole('radiogroup', { name: 'Medical center' }).getByRole('radio').first().focus();
            await page.keyboard.press('Space');
            await tab_to(page, 'Continue');
            await page.keyboard.press('Enter');
            await tab_to(page, 'Submit authorization');
            await page.keyboard.press('Enter');
            await page.getByText(/^Confirmation number A-\d{4}-\d{6}/).first().waitFor();
            await page.getByRole('heading', { name: 'History' }).waitFor();
            await page.getByText('Created by').first().waitFor();
            assert.ok((await focused(page)).inside);
        });

        test('AUTH-A1: the same once more is asked about, and a draft is kept meanwhile', async () => {
            await open_route(page, '/authorizations/new');
            await page.getByLabel('First name').fill('Zofia');
            await page.getByRole('button', { name: /^Zofia Wójcik/ }).click();
            await page.waitForFunction((field) => field.value === 'Feb 3, 1990', await page.getByLabel('Date of birth').elementHandle());
            await page.getByRole('button', { name: 'Continue' }).click();
            await page.getByRole('checkbox', { name: 'Audiogram' }).check();
            await page.getByText(/^Draft saved at/).first().waitFor();
            await page.getByRole('radiogroup', { name: 'Medical center' }).getByRole('radio').first().check();
            await page.getByRole('button', { name: 'Continue' }).click();
            await page.getByRole('button', { name: 'Submit authorization' }).click();
            await page.getByRole('checkbox', { name: 'Authorize all the same' }).waitFor();
            assert.deepEqual(await axe_violations(page), []);
            await page.getByRole('button', { name: 'Save and close' }).click();
            await page.getByRole('tab', { name: 'Drafts' }).waitFor();
            await open_route(page, '/authorizations?tab=drafts');
            await page.getByRole('table', { name: 'Drafts' }).getByRole('link', { name: 'Zofia Wójcik' }).waitFor();
            await page.getByRole('button', { name: 'Remove the draft of Zofia Wójcik' }).click();
            await page.getByText('No drafts').waitFor();
        });

        test('AUTH-15: a copy is mailed with the form attached', async () => {
            await open_active(page);
            await page.getByRole('button', { name: 'More', exact: true }).click();
            await page.getByRole('menuitem', { name: /E-mail a copy/ }).click();
            const dialog = page.getByRole('dialog', { name: 'E-mail a copy' });
            await dialog.getByLabel('Add a person with a business need').fill('safety@acme.example');
            await dialog.getByRole('button', { name: 'Add', exact: true }).click();
            await dialog.getByRole('button', { name: 'Send', exact: true }).click();
            await dialog.getByText('Confirm this before it is sent.').first().waitFor();
            assert.deepEqual(await axe_violations(page), []);
            await dialog.getByRole('checkbox', { name: 'Each person above has a business need' }).check();
            await dialog.getByRole('button', { name: 'Send', exact: true }).click();
            await dialog.waitFor({ state: 'detached' });
            await page.getByText('Copy sent by e-mail').first().waitFor();
        });

        test('AUTH-14, AUTH-A4: deleted with a reason, and brought back', async () => {
            await open_active(page);
            await page.getByRole('button', { name: 'More', exact: true }).click();
            await page.getByRole('menuitem', { name: /^Delete/ }).click();
            await page.getByLabel('Reason').fill('Hired elsewhere');
            await page.getByRole('button', { name: 'Delete authorization' }).click();
            await page.getByRole('heading', { name: 'Authorizations', level: 1 }).waitFor();
            await page.getByRole('button', { name: 'Undo' }).click();
            await page.getByText('is back.').first().waitFor();
        });

        test('AUTH-12, AUTH-A3: twenty pasted rows, 19 sent, the last one mended and sent', async () => {
            await open_route(page, '/authorizations/bulk');
            await page.getByRole('button', { name: 'Paste from a spreadsheet…' }).click();
            await page.getByLabel('Rows', { exact: true }).fill(twenty_rows.join('\n'));
            await page.getByRole('button', { name: 'Add rows' }).click();
            await page.getByRole('status').filter({ hasText: '20 of 20 rows, 19 ready, 1 to fix' }).waitFor();
            await at_rest(page);
            assert.deepEqual(await axe_violations(page), []);
            await page.getByRole('button', { name: 'Send 19 authorizations…' }).click();
            await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
            await page.getByRole('status').filter({ hasText: '20 of 20 rows, 19 sent, 1 to fix' }).waitFor();
            const wrong = page.getByLabel('Birth date, row 3', { exact: true });
            await wrong.scrollIntoViewIfNeeded();
            await wrong.fill('11/02/1984');
            await page.getByRole('button', { name: 'Send 1 authorization…' }).click();
            await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
            await page.getByRole('status').filter({ hasText: '20 of 20 rows, 20 sent' }).waitFor();
            await page.getByRole('button', { name: 'Done' }).click();
            await page.getByLabel('Search authorizations').fill('明 山田');
            await page.getByRole('table', { name: 'Authorizations' }).getByRole('link', { name: /山田/ }).first().waitFor();
        });

        test('AUTH-A3: rows come from a CSV file', async () => {
            await open_route(page, '/authorizations/bulk');
            await page.getByLabel('Import CSV…').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('Last name,First name,Date of birth\nLovelace,Ada,12/10/1985\n') });
            await page.getByRole('status').filter({ hasText: '1 of 20 rows' }).waitFor();
            assert.equal(await page.getByLabel('First name, row 1', { exact: true }).inputValue(), 'Ada');
        });

        for (const [name, route] of [['Authorizations', '/authorizations'], ['New authorization', '/authorizations/new'], ['Several employees', '/authorizations/bulk']]) {
            test(`${name} breaks none of axe's rules on a telephone`, async () => {
                await page.setViewportSize({ width: 390, height: 844 });
                await open_route(page, route);
                await at_rest(page);
                assert.deepEqual(await axe_violations(page), []);
                await page.setViewportSize({ width: 1440, height: 900 });
            });
        }

        test('the page did not complain', () => assert.deepEqual(complaints, []));
    });
}

describe('an authorization on a tablet in the field', { skip: engines.includes('chromium') ? portal_is_missing : 'needs Chromium' }, () => {
    let portal;
    let opened;
    before(async () => {
        portal = await start_portal();
        opened = await launch('chromium');
    });
    after(async () => {
        await opened?.close();
        await portal?.stop();
    });

    test('MOBL-02: is made by touch at 820 × 1180', async () => {
        const { page, context } = await open_page(opened.browser, { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
        await sign_in(page, portal.url, accounts.basic);
        await open_route(page, '/authorizations/new');
        await page.getByLabel('First name').tap();
        await page.keyboard.type('Siobhán');
        await page.getByLabel('Last name').tap();
        await page.keyboard.type('O’Neil');
        await page.getByLabel('Date of birth').tap();
        await page.keyboard.type('03/14/1988');
        await page.getByLabel('Company location').tap();
        await page.getByRole('option').first().tap();
        await page.getByRole('button', { name: 'Continue' }).tap();
        await page.getByRole('radio', { name: 'Injury', exact: true }).tap();
        await page.getByLabel('Date of injury').tap();
        await page.keyboard.type('11/18/2026');
        await page.getByRole('checkbox', { name: /Injury/ }).first().tap();
        await page.getByRole('radiogroup', { name: 'Medical center' }).getByRole('radio').first().tap();
        await page.getByRole('button', { name: 'Continue' }).tap();
        await page.getByRole('button', { name: 'Submit authorization' }).tap();
        await page.getByText(/^Confirmation number A-/).first().waitFor();
        await context.close();
    });
});
