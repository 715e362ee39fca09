// A device that works without a connection, as a person sets it up and uses it, and what lies on its disk.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { password } from './portal.mjs';

export const pin = '240817';

export const open_route = (page, route) => page.evaluate((to) => { location.hash = to; }, route);

/// Gives the password where the page asks who one is; nothing when it does not.
async function confirm_identity(page) {
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    const asked = await dialog.waitFor({ timeout: 1500 }).then(() => true, () => false);
    if (!asked) { return; }
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
}

/// A User Admin allows it for the company.
export async function allow_offline_work(page) {
    await open_route(page, '/security');
    const allowed = page.getByRole('radio', { name: /^Allowed/ });
    await allowed.waitFor();
    if (await allowed.isChecked()) { return; }
    await allowed.click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await confirm_identity(page);
    await page.getByRole('button', { name: 'Save changes', disabled: true }).waitFor();
    // The session learns of it when it is read the next time.
    await page.reload();
    await page.getByRole('heading', { name: 'Security', exact: true }).waitFor();
}

export async function enroll(page) {
    await open_route(page, '/profile?tab=devices');
    await page.getByRole('button', { name: 'Keep what I submit without a connection…' }).click();
    await page.getByLabel('PIN for this device', { exact: true }).fill(pin);
    await page.getByLabel('The same PIN again', { exact: true }).fill(pin);
    await page.getByRole('button', { name: 'Switch on' }).click();
    await confirm_identity(page);
    await page.getByText('On, and unlocked.').first().waitFor();
    // The page can start without a connection from here on.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

/// Opens the form, fills it in and presses Submit.
export async function write_authorization(page, first_name, last_name) {
    await open_route(page, '/authorizations/new');
    await fill_form(page, first_name, last_name);
}

export async function fill_form(page, first_name, last_name) {
    await page.getByLabel('First name').fill(first_name);
    await page.getByLabel('Last name').fill(last_name);
    await page.getByLabel('Date of birth').fill('02/03/1990');
    const location = page.getByRole('combobox', { name: 'Company location' });
    await location.click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('checkbox', { name: 'Audiogram' }).check();
    await page.getByRole('radiogroup', { name: 'Medical center' }).getByRole('radio').first().click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Submit authorization' }).click();
}

export async function unlock(page, with_pin = pin) {
    await page.getByLabel('PIN', { exact: true }).fill(with_pin);
    await page.getByRole('form', { name: 'Unlock this device' }).getByRole('button', { name: 'Unlock' }).click();
}

/// How many authorizations of the signed-in person's company have this last name.
export async function count_on_server(page, last_name) {
    return page.evaluate(async (name) => {
        const { items } = await (await fetch('/api/v1/authorizations')).json();
        return items.filter(({ draft }) => draft.last_name === name).length;
    }, last_name);
}

/// Files under a folder in which one of the words stands, as UTF-8 or UTF-16.
export function files_with(folder, words) {
    const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
    const found = [];
    const look = (at) => {
        for (const entry of readdirSync(at, { withFileTypes: true })) {
            const file = path.join(at, entry.name);
            if (entry.isDirectory()) { look(file); }
            if (!entry.isFile() || statSync(file).size > 200_000_000) { continue; }
            const bytes = readFileSync(file);
            if (needles.some((needle) => bytes.includes(needle))) { found.push(path.relative(folder, file)); }
        }
    };
    look(folder);
    return found;
}
