// Getting in without a password that one knows, and with a second step: as password managers, keyboards and people do it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { tab_to } from './support/focus.mjs';
import { accounts, password, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';
import { totp_code } from './support/totp.mjs';

const new_password = 'seven green kites over Dallas';

/// The link of the newest mail to this address that has one.
async function link_in_mail(portal, email) {
    for (let tries = 0; tries < 100; tries += 1) {
        const mail = portal.mails().filter((text) => text.includes(email) && text.includes('/#/password?token=')).at(-1);
        if (mail) { return /#\/password\?token=[\w-]+/.exec(mail)[0]; }
        await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    throw new Error(`No mail with a link has come for ${email}`);
}

/// Whoever signed in a while ago is asked again.
async function confirm_if_asked(page, next) {
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.or(next).first().waitFor();
    if (await dialog.count() === 0) { return; }
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await next.waitFor();
}

for (const engine of engines) {
    describe(`accounts in ${engine}`, { skip: portal_is_missing }, () => {
        let portal;
        let opened;
        before(async () => {
            portal = await start_portal();
            opened = await launch(engine);
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });

        test('SIGN-03: a forgotten password is replaced with the keyboard alone, by the link of the mail', async () => {
            const { page, context } = await open_page(opened.browser);
            await page.goto(portal.url);
            await page.locator('#mirror').getByLabel('Work e-mail').waitFor();
            await tab_to(page, 'Forgot password?');
            await page.keyboard.press('Enter');
            await page.getByRole('heading', { name: 'Forgot password' }).waitFor();
            await tab_to(page, 'Work e-mail');
            await page.keyboard.type(accounts.basic);
            await page.keyboard.press('Enter');
            await page.getByText('spam or junk').waitFor();
            assert.deepEqual(await axe_violations(page), []);

            const link = await link_in_mail(portal, accounts.basic);
            await page.goto('about:blank');
            await page.goto(`${portal.url}/${link}`);
            await page.getByRole('textbox', { name: 'New password', exact: true }).waitFor();
            assert.equal(new URL(page.url()).hash, '#/password', 'the token has left the address bar');
            assert.deepEqual(await axe_violations(page), []);
            await tab_to(page, 'New password');
            await page.keyboard.type(new_password);
            await tab_to(page, 'New password again');
            await page.keyboard.type(new_password);
            await page.keyboard.press('Enter');
            await page.getByRole('heading', { name: 'Sign in' }).waitFor();
            assert.equal(await page.getByLabel('Work e-mail').inputValue(), accounts.basic);
            await page.getByLabel('Password', { exact: true }).fill(new_password);
            await page.keyboard.press('Enter');
            await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();

            await page.goto('about:blank');
            await page.goto(`${portal.url}/${link}`);
            await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
            await context.close();
        });

        test('SIGN-04: nobody learns whether an address is known', async () => {
            const { page, context } = await open_page(opened.browser);
            const answers = [];
            page.on('response', (response) => { if (response.url().endsWith('/password-resets')) { answers.push(response.status()); } });
            for (const email of [accounts.other_employer, 'nobody@nowhere.example']) {
                await page.goto('about:blank');
                await page.goto(`${portal.url}/#/forgot-password`);
                await page.locator('#mirror').getByLabel('Work e-mail').fill(email);
                await page.getByRole('button', { name: 'Send link' }).click();
                await page.getByText('spam or junk').waitFor();
            }
            assert.deepEqual(answers, [204, 204]);
            await context.close();
        });

        test('a password manager finds what it needs, and sees a form being sent', async () => {
            const { page, context } = await open_page(opened.browser);
            // Not every driver shows the body of a request.
            await page.addInitScript(() => {
                const send = XMLHttpRequest.prototype.send;
                window.bodies_sent = [];
                XMLHttpRequest.prototype.send = function (body) {
                    if (body) { window.bodies_sent.push(typeof body === 'string' ? body : new TextDecoder().decode(body)); }
                    send.call(this, body);
                };
            });
            await page.goto(`${portal.url}/#/password?token=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef`);
            await page.getByRole('heading', { name: 'This link does not work' }).waitFor();

            await page.goto('about:blank');
            await page.route('**/api/v1/password-links', (route) => route.fulfill({ json: { is_invitation: false, email: accounts.basic, first_name: 'Ewa', last_name: 'Zielińska', employer_name: 'Acme', has_second_factor: false, expires: '2030-01-01T00:00:00.000Z' } }));
            await page.goto(`${portal.url}/#/password?token=played`);
            await page.getByRole('textbox', { name: 'New password', exact: true }).waitFor();
            const form = page.locator('#mirror form');
            const tokens = await form.locator('input').evaluateAll((inputs) => inputs.map((input) => [input.autocomplete, input.type, input.readOnly, input.value]));
            assert.deepEqual(tokens, [['username', 'text', true, accounts.basic], ['new-password', 'password', false, ''], ['new-password', 'password', false, '']]);
            await page.evaluate(() => {
                window.forms_sent = 0;
                document.addEventListener('submit', () => { window.forms_sent += 1; });
            });
            // As a manager fills: the value and an input event, without typing.
            await form.locator('input[type=password]').evaluateAll((inputs, value) => {
                for (const input of inputs) {
                    input.value = value;
                    input.dispatchEvent(new Event('input', { bubbles: true }));
                }
            }, new_password);
            const sent = page.waitForRequest('**/api/v1/passwords');
            await page.getByRole('button', { name: 'Set password' }).click();
            await sent;
            assert.equal(JSON.parse((await page.evaluate(() => window.bodies_sent)).at(-1)).password, new_password);
            assert.equal(await page.evaluate(() => window.forms_sent), 1);
            await context.close();
        });

        test('A4: a second step is set up in My profile, asked for at the next sign-in, and a recovery code does as well', async () => {
            const { page, context } = await open_page(opened.browser, { viewport: { width: 1440, height: 900 } });
            await sign_in(page, portal.url, accounts.user_admin);
            await page.getByRole('button', { name: /^Account of / }).click();
            await page.getByRole('link', { name: 'My profile' }).click();
            await page.getByRole('tab', { name: 'Second step' }).click();
            await page.getByRole('button', { name: 'Set up' }).click();
            await confirm_if_asked(page, page.getByRole('img', { name: 'QR code for your authenticator app' }));
            assert.deepEqual(await axe_violations(page), []);
            const secret = (await page.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).textContent()).replaceAll(' ', '');
            const code = page.getByLabel('Code of the app');
            assert.equal(await code.getAttribute('autocomplete'), 'one-time-code');
            assert.equal(await code.getAttribute('inputmode'), 'numeric');
            await code.fill(totp_code(secret));
            await page.keyboard.press('Enter');
            await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
            const recovery = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents();
            assert.equal(recovery.length, 10);
            await page.getByRole('button', { name: 'I have kept them' }).click();
            await page.getByText('10 recovery codes left').waitFor();

            const sign_out = async () => {
                await page.getByRole('button', { name: /^Account of / }).click();
                await page.getByRole('button', { name: 'Sign out', exact: true }).click();
                await page.getByRole('heading', { name: 'Sign in' }).waitFor();
            };
            const give_password = async () => {
                await page.getByLabel('Work e-mail').fill(accounts.user_admin);
                await page.getByLabel('Password', { exact: true }).fill(password);
                await page.getByRole('button', { name: 'Sign in' }).click();
                await page.getByRole('heading', { name: 'Second step' }).waitFor();
            };
            await sign_out();
            await give_password();
            assert.deepEqual(await axe_violations(page), []);
            await page.getByLabel('Code', { exact: true }).fill('000000');
            await page.keyboard.press('Enter');
            await page.locator('[aria-invalid=true]').waitFor();
            // The code of the present half minute was used up by the set-up.
            await page.getByLabel('Code', { exact: true }).fill(totp_code(secret, 1));
            await page.keyboard.press('Enter');
            await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();

            await sign_out();
            await give_password();
            await page.getByRole('button', { name: 'Use a recovery code' }).click();
            await page.getByLabel('Recovery code').fill(recovery[0].trim());
            await page.keyboard.press('Enter');
            await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();
            await context.close();
        });

        test('My profile passes the accessibility rules in each tab', async () => {
            const { page, context } = await open_page(opened.browser);
            await sign_in(page, portal.url, accounts.billing_admin);
            for (const tab of ['My data', 'Password', 'Second step', 'Devices', 'Notifications', 'Display']) {
                await page.evaluate(() => { location.hash = '/profile'; });
                await page.getByRole('tab', { name: tab }).click();
                await page.getByRole('tabpanel', { name: tab }).waitFor();
                assert.deepEqual(await axe_violations(page), [], tab);
            }
            await context.close();
        });
    });
}
