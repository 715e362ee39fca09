// Pictures of each screen, as people see it: three sizes, light and dark, into build/screenshots. With --readme also the
// pictures of README.md, into assets/screenshots.
//
//   node tools/screenshots.mjs [--only NAME] [--readme]

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { launch, open_page } from '../tests/browser/support/browsers.mjs';
import { allow_offline_work, enroll, unlock, write_authorization } from '../tests/browser/support/device.mjs';
import { at_rest, count_frames } from '../tests/browser/support/frames.mjs';
import { go_to, root, sign_in, start_portal } from '../tests/browser/support/portal.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string' }, readme: { type: 'boolean', default: false } } });

const sizes = [['phone', 390, 844], ['tablet', 1024, 768], ['wide', 1600, 900]];
const themes = ['light', 'dark'];

/// Each goes from the home screen to where the picture is taken. On a phone some places are behind "More".
const screens = {
    home: async () => {},
    results: (page) => open_place(page, 'Results and reports', '/results'),
    'results-by-employee': (page) => open_route(page, '/results?sort=employee'),
    'results-saved-searches': async (page) => {
        await open_route(page, '/results?kind=dot&tab=new');
        // On telephones they stand in the sheet with the filters.
        await page.getByRole('button', { name: /^(Saved searches|Filter)/ }).first().click();
        const name = page.getByRole('textbox', { name: 'Name for the present filters' });
        await name.waitFor();
        if (await page.getByRole('link', { name: 'DOT, not seen' }).count() === 0) {
            await name.fill('DOT, not seen');
            await page.getByRole('button', { name: 'Save search' }).click();
        }
        await page.getByRole('link', { name: 'DOT, not seen' }).waitFor();
    },
    'results-archive': (page) => open_route(page, '/results?tab=archiving'),
    result: async (page) => {
        await open_route(page, '/results?q=whitmore');
        await page.getByRole('link', { name: 'Shanice Whitmore', exact: true }).first().press('Enter');
        await page.getByRole('button', { name: /Ask about this document/ }).waitFor();
    },
    bundle: async (page) => {
        const size = page.viewportSize();
        await page.setViewportSize({ width: 1024, height: 768 });  // where all are selected at once
        await open_route(page, '/results?q=whitmore');
        await page.getByRole('checkbox', { name: /^Select all/ }).first().click();
        await page.getByRole('button', { name: 'Download as one PDF…' }).click();
        await page.getByRole('dialog', { name: 'Download as one PDF' }).waitFor();
        await page.setViewportSize(size);
    },
    specimens: (page) => open_route(page, '/results/specimens'),
    'specimens-late': (page) => open_route(page, '/results/specimens?tab=late'),
    specimen: async (page) => {
        await open_route(page, '/results/specimens');
        await page.getByRole('link', { name: 'Lakshmi Venkataraman', exact: true }).first().click();
        await page.getByText('Medical review (MRO)').last().waitFor();
    },
    authorizations: (page) => open_place(page, 'Authorizations', '/authorizations'),
    'new-authorization': (page) => open_route(page, '/authorizations/new'),
    'authorization-services': async (page) => {
        await fill_employee(page);
        await page.getByRole('heading', { name: 'Services' }).first().waitFor();
    },
    'authorization-recipients': async (page) => {
        await fill_employee(page);
        await page.getByRole('checkbox', { name: 'Audiogram' }).check();
        await page.getByRole('radiogroup', { name: 'Medical center' }).getByRole('radio').first().check();
        await page.getByRole('button', { name: 'Continue' }).click();
        await page.getByLabel('Add a person with a business need').fill('luis.ferreira@acme.example');
        await page.getByRole('button', { name: 'Add', exact: true }).click();
    },
    authorization: open_authorization,
    'authorization-email': async (page) => {
        await open_authorization(page);
        await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('menuitem', { name: /E-mail a copy/ }).click();
        await page.getByRole('dialog', { name: 'E-mail a copy' }).waitFor();
    },
    'authorizations-bulk': async (page) => {
        await open_route(page, '/authorizations/bulk');
        await page.getByRole('button', { name: /^Paste/ }).click();
        await page.getByLabel('Rows', { exact: true }).fill(pasted_rows);
        await page.getByRole('button', { name: 'Add rows' }).click();
        await page.getByRole('status').filter({ hasText: 'of 20 rows' }).first().waitFor();
    },
    contacts: (page) => open_place(page, 'Account information', '/contacts'),
    contact: async (page) => {
        await open_route(page, '/contacts?q=ferreira');
        await page.getByRole('link', { name: 'Luis Ferreira', exact: true }).first().click();
        await page.getByRole('tab', { name: 'Access and permissions' }).waitFor();
    },
    'new-contact': (page) => open_route(page, '/contacts/new'),
    changes: (page) => open_route(page, '/changes'),
    security: (page) => open_route(page, '/security'),
    invoices: (page) => open_place(page, 'Billing and payments', '/billing/open'),
    'invoices-selected': async (page) => {
        await open_route(page, '/billing/open');
        await select_invoices(page, 3);
    },
    'invoices-paid': (page) => open_route(page, '/billing/paid'),
    invoice: async (page) => {
        await open_route(page, '/billing/open');
        await page.getByRole('main').getByRole('link', { name: /4417-/ }).first().press('Enter');
        await page.getByRole('heading', { name: 'Services' }).waitFor();
    },
    'invoices-pay': async (page) => {
        await open_route(page, '/billing/open');
        await select_invoices(page, 2);
        await page.getByRole('button', { name: 'Pay now' }).click();
        const amount = page.getByRole('dialog').getByRole('textbox', { name: 'Amount', exact: true }).first();
        await amount.fill('10.00');
        await page.getByRole('dialog').getByRole('combobox').first().waitFor();
    },
    'bill-delivery': (page) => open_route(page, '/billing/delivery'),
    'bill-delivery-question': async (page) => {
        await open_route(page, '/billing/delivery');
        await page.getByRole('main').getByRole('button', { name: /^(Edit|Undo)/ }).first().click();
        await page.getByRole('button', { name: /^(Switch to|Take it)/ }).waitFor();
    },
    charges: (page) => open_route(page, '/billing/charges'),
    profile: (page) => open_route(page, '/profile'),
    'profile-password': (page) => open_route(page, '/profile?tab=password'),
    'profile-second-step': async (page) => {
        await open_route(page, '/profile?tab=second-step');
        await page.getByRole('button', { name: 'Set up' }).click();
        await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    },
    'profile-devices': (page) => open_route(page, '/profile?tab=devices'),
    'profile-notifications': (page) => open_route(page, '/profile?tab=notifications'),
    'profile-offline': async (page) => {
        await allow_offline_work(page);
        await enroll(page);
        await page.getByText('What waits here').first().scrollIntoViewIfNeeded();
    },
    waiting: async (page) => {
        await enroll_once(page);
        await page.context().setOffline(true);
        await write_authorization(page, 'Zofia', 'Wójcik');
        await page.getByRole('heading', { name: 'Zofia Wójcik' }).waitFor();
    },
    unlock: async (page) => {
        await enroll_once(page);
        await page.context().setOffline(true);
        await page.reload();
        await page.getByRole('heading', { name: 'No connection' }).waitFor();
    },
};

const pasted_rows = [
    'Thị Mai\tNguyễn\t03/14/1989\tthi.mai@mailbox.example\tDallas Plant', 'Łukasz\tKowalski\t09/30/1991\tl.kowalski@mailbox.example\tDallas Plant',
    'José\tGarcía-Márquez\t11/02/2014\t\tDallas Plant', 'Priya\tRaghunathan\t04/21/1997\tpriya.r@mailbox.example\tDallas Plant', 'Fatima\tEl-Amin\t12/05/1993\tfatima.el-amin@mailbox\tDallas Plant',
].join('\n');

async function select_invoices(page, count) {
    const boxes = page.getByRole('checkbox', { name: /^Select invoice /, disabled: false });
    await boxes.first().waitFor();
    for (let i = 0; i < count; i += 1) { await boxes.nth(i).check(); }
}

async function open_authorization(page) {
    const id = await page.evaluate(async () => (await (await fetch('api/v1/authorizations')).json()).items.find(({ state }) => state !== 'expired').id);
    await open_route(page, `/authorizations/${id}`);
    await page.getByRole('heading', { name: 'History' }).waitFor();
}

/// Each picture may be the only one that is taken.
async function enroll_once(page) {
    await open_route(page, '/profile?tab=devices');
    const is_on = await page.getByText(/^On, and/).first().waitFor({ timeout: 2000 }).then(() => true, () => false);
    if (is_on) {
        await page.getByRole('button', { name: 'Unlock…' }).click();
        await unlock(page);
        await page.getByText('On, and unlocked.').first().waitFor();
        return;
    }
    await allow_offline_work(page);
    await enroll(page);
}

async function fill_employee(page) {
    await open_route(page, '/authorizations/new');
    await page.getByLabel('First name').fill('Zofia');
    await page.getByLabel('Last name').fill('Wójcik');
    await page.getByLabel('Date of birth').fill('02/03/1990');
    await page.getByLabel('Company location').click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Continue' }).click();
}

const link_state = { is_invitation: true, email: 'ewa.zielinska@acme.example', first_name: 'Ewa', last_name: 'Zielińska', employer_name: 'Acme Manufacturing', has_second_factor: false, expires: '2030-01-01T00:00:00.000Z' };

/// The pages outside of the portal. What they wait for of the server is played, so that no mail need be read.
const entry_pages = {
    'sign-in': async () => {},
    'forgot-password': (page) => open_route(page, '/forgot-password'),
    'request-account': (page) => open_route(page, '/request-account'),
    'new-password': async (page) => {
        await page.route('**/api/v1/password-links', (route) => route.fulfill({ json: link_state }));
        await open_route(page, '/password?token=played');
        await page.getByRole('textbox', { name: 'New password', exact: true }).fill('seven green kites over Dallas');
        await page.getByRole('button', { name: 'Show password' }).first().click();
    },
};

async function open_route(page, route) {
    await page.evaluate((to) => { location.hash = to; }, route);
}

async function open_place(page, name, route) {
    const link = page.getByRole('navigation').getByRole('link', { name, exact: true }).first();
    if (await link.count() > 0) { await go_to(page, name); } else { await open_route(page, route); }
}

async function picture(page, folder, name) {
    await at_rest(page);
    await page.mouse.move(2, 2);
    await at_rest(page);
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    console.log(path.relative(root, file));
}

const failures = [];
/// A screen that cannot be reached keeps no other from its picture; it is named at the end.
async function attempt(name, take) {
    try {
        await take();
    } catch (error) {
        failures.push(name);
        console.error(`${name}: ${error.message}`);
    }
}

async function take_all(browser, url, folder) {
    for (const [size, width, height] of sizes) {
        for (const theme of themes) {
            const { page, context } = await open_page(browser, { viewport: { width, height }, colorScheme: theme, hasTouch: size === 'phone', isMobile: size === 'phone', timeout: 30_000 });
            await count_frames(page);
            await page.goto(url);
            await page.locator('#mirror').getByLabel('Work e-mail').waitFor();
            for (const [name, open] of Object.entries(entry_pages)) {
                if (!wanted(name)) { continue; }
                await attempt(`${name}-${size}-${theme}`, async () => {
                    await open(page);
                    await picture(page, folder, `${name}-${size}-${theme}`);
                });
            }
            await sign_in(page, url);
            for (const [name, open] of Object.entries(screens)) {
                if (!wanted(name)) { continue; }
                await attempt(`${name}-${size}-${theme}`, async () => {
                    await open_route(page, '/');
                    // What the screen before has kept, a half filled form say, is gone.
                    await page.reload();
                    await page.getByRole('main').waitFor();
                    await open(page);
                    await picture(page, folder, `${name}-${size}-${theme}`);
                });
                await context.setOffline(false);
            }
            await context.close();
        }
    }
}

const wanted = (name) => !options.only || name.startsWith(options.only);

const portal = await start_portal();
const { browser, close } = await launch('chromium');
try {
    const folder = path.join(root, options.readme ? 'assets/screenshots' : 'build/screenshots');
    mkdirSync(folder, { recursive: true });
    await take_all(browser, portal.url, folder);
} finally {
    await close();
    await portal.stop();
}
if (failures.length > 0) {
    console.error(`screenshots: no picture of ${failures.join(', ')}`);
    process.exitCode = 1;
}
