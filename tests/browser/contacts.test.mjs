// Contacts, Recent changes and rights, as people work with them, against the real server: by role, name and label only.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { download } from './support/downloads.mjs';
import { at_rest, count_frames } from './support/frames.mjs';
import { accounts, go_to, password, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';

/// Whoever signed in a while ago is asked again.
async function confirm_if_asked(page, next) {
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.or(next).first().waitFor();
    if (await dialog.count() === 0) { return; }
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await next.waitFor();
}

/// The list has the rows that fit; searching brings the one that is wanted.
async function open_contact(page, name) {
    const search = page.getByLabel('Search contacts');
    await search.fill(name);
    await page.getByRole('table', { name: 'Contacts' }).getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
    await search.fill('');
}

for (const engine of engines) {
    describe(`contacts in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        let page;
        let complaints;

        const open = async (email, viewport = { width: 1600, height: 900 }) => {
            const place = await open_page(opened.browser, { viewport, acceptDownloads: true });
            await count_frames(place.page);
            await sign_in(place.page, portal.url, email);
            await go_to(place.page, 'Account information');
            await place.page.getByRole('table', { name: 'Contacts' }).waitFor();
            return place;
        };

        before(async () => {
            portal = await start_portal();
            opened = await launch(engine);
            ({ page, complaints } = await open(accounts.user_admin));
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });

        test('CONT-02: the list is filtered, and the address keeps it', async () => {
            await page.getByRole('button', { name: 'User Admins', exact: true }).click();
            await page.getByRole('status').filter({ hasText: /^6 of 28 contacts$/ }).waitFor();
            assert.match(page.url(), /role=user_admin/);
            await page.reload();
            await page.getByRole('status').filter({ hasText: /^6 of 28 contacts$/ }).waitFor();
            await page.getByRole('button', { name: 'User Admins', exact: true }).click();
            await page.getByRole('status').filter({ hasText: /^28 contacts$/ }).waitFor();
        });

        test('CONT-05, CONT-07: a contact is created, gets access, and is shown as invited', async () => {
            await page.getByRole('link', { name: 'New contact' }).or(page.getByRole('button', { name: 'New contact' })).first().click();
            await page.getByRole('button', { name: 'Add contact' }).click();
            await page.getByLabel('First name').and(page.locator('[aria-invalid]')).waitFor();
            assert.deepEqual(await axe_violations(page), [], 'also with errors');
            await page.getByLabel('First name').fill('Zofia');
            await page.getByLabel('Last name').fill('Wójcik');
            await page.getByLabel('Work e-mail').fill('zofia.wojcik@acme.example');
            await page.getByRole('button', { name: 'Add contact' }).click();
            await page.getByRole('heading', { name: 'Zofia Wójcik' }).waitFor();
            await page.getByRole('switch', { name: 'Hub access' }).click();
            await page.getByRole('alertdialog', { name: 'Give Zofia Wójcik access?' }).getByRole('button', { name: 'Send invitation' }).click();
            const again = page.getByRole('button', { name: 'Send again' });
            await confirm_if_asked(page, again);
            await page.getByRole('table', { name: 'Contacts' }).getByRole('row').filter({ hasText: 'Zofia Wójcik' }).getByText('Invited').waitFor();
        });

        test('ROLE-04, ROLE-10: a demotion says what goes with it, and the last User Admin stays one', async () => {
            const { page: other, context } = await open(accounts.other_employer);
            await open_contact(other, 'Camille Rousseau');
            await other.getByRole('radio', { name: 'Basic' }).click();
            await other.getByRole('button', { name: 'Save changes' }).click();
            const dialog = other.getByRole('alertdialog', { name: 'Change the permissions of Camille Rousseau?' });
            await dialog.getByText(/Billing Admin is removed as well/).waitFor();
            await dialog.getByRole('button', { name: 'Save changes' }).click();
            const saved = other.getByText('Role and permissions of Camille Rousseau were saved.').first();
            await confirm_if_asked(other, saved);
            await open_contact(other, 'Amara Diallo');
            await other.getByText(/This is the only User Admin who can sign in/).first().waitFor();
            assert.equal(await other.getByRole('radio', { name: 'Basic' }).isDisabled(), true);
            await context.close();
        });

        test('ACCT-A1: two people change one contact, and the second decides with both values before the eyes', async () => {
            const { page: other, context } = await open(accounts.billing_admin);
            for (const [who, phone] of [[page, '(214) 555-0161'], [other, '(214) 555-0162']]) {
                await open_contact(who, 'Luis Ferreira');
                await who.getByRole('button', { name: 'Edit', exact: true }).click();
                await who.getByLabel('Phone').fill(phone);
            }
            await other.getByRole('button', { name: 'Save changes' }).click();
            await other.getByText('The data of Luis Ferreira were saved.').first().waitFor();
            await page.getByRole('button', { name: 'Save changes' }).click();
            const dialog = page.getByRole('alertdialog', { name: 'Somebody else saved first' });
            await dialog.getByText('(214) 555-0162').waitFor();
            await dialog.getByText('(214) 555-0161').waitFor();
            assert.deepEqual(await axe_violations(page), []);
            await dialog.getByRole('button', { name: 'Keep mine and save' }).click();
            await page.getByText('The data of Luis Ferreira were saved.').first().waitFor();
            await page.getByRole('region', { name: 'Contact details' }).getByText('(214) 555-0161').first().waitFor();
            await context.close();
        });

        test('CONT-08: the list is saved as CSV', async () => {
            const text = readFileSync(await download(opened, page, () => page.getByRole('button', { name: 'Export CSV' }).first().click()), 'utf8');
            assert.match(text, /Ferreira/);
            assert.match(text, /Wójcik/);
            assert.equal(text.includes('Amara'), false, 'nobody of another employer');
        });

        test('CHNG-01, ACCT-A5: what was done is listed, verified, and taken back', async () => {
            await page.getByRole('tab', { name: 'Recent changes' }).click();
            const row = page.getByRole('table', { name: 'Recent changes' }).getByRole('row').filter({ hasText: 'Contact added' }).filter({ hasText: 'Zofia Wójcik' });
            await row.waitFor();
            await row.getByRole('checkbox').check();
            await page.getByRole('button', { name: 'Mark as verified' }).click();
            await row.getByText('Verified', { exact: true }).waitFor();
            await page.getByRole('button', { name: 'Undo' }).last().click();
            await row.getByText('Not verified').waitFor();
        });

        test('ROLE-A2: a Basic user is told why, and whom to ask', async () => {
            const { page: basic, context } = await open(accounts.basic);
            const create = basic.getByRole('button', { name: 'New contact' });
            assert.equal(await create.isDisabled(), true);
            await open_contact(basic, 'Dana Okafor');
            await basic.getByText(/Only a User Admin can change roles\. Ask .*Dana Okafor/).first().waitFor();
            await basic.goto(`${portal.url}/#/changes`);
            await basic.getByRole('heading', { name: 'Recent changes is for User Admins' }).waitFor();
            await basic.getByText(/Dana Okafor/).first().waitFor();
            await context.close();
        });

        for (const [name, route, ready] of [['My contacts', '/contacts', 'My contacts'], ['New contact', '/contacts/new', 'New contact'], ['Recent changes', '/changes', 'Recent changes'], ['Security', '/security', 'Security']]) {
            test(`${name} breaks none of axe's rules, on wide screens and on a telephone`, async () => {
                await page.evaluate((to) => { location.hash = to; }, route);
                await page.getByRole('heading', { name: ready, level: 1 }).waitFor();
                await at_rest(page);
                assert.deepEqual(await axe_violations(page), []);
                await page.setViewportSize({ width: 390, height: 844 });
                await at_rest(page);
                assert.deepEqual(await axe_violations(page), []);
                await page.setViewportSize({ width: 1600, height: 900 });
            });
        }

        test('the page of a contact breaks none of axe’s rules in any of its tabs', async () => {
            await page.evaluate(() => { location.hash = '/contacts'; });
            await open_contact(page, 'Luis Ferreira');
            for (const tab of ['Access and permissions', 'Data', 'Reports', 'Notifications', 'Sessions']) {
                await page.getByRole('tab', { name: tab }).click();
                await at_rest(page);
                assert.deepEqual(await axe_violations(page), [], tab);
            }
        });

        test('the page did not complain', () => {
            assert.deepEqual(complaints.filter((text) => !/40[134]|412/.test(text)), []);
        });
    });
}
