// A document that the same person reports as received in error, on another device, while it is selected for a bundle here and
// while the bundle is made. From then on it is to that person as one that was withdrawn for all (SUPP-A2).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { engines, launch, open_page } from './support/browsers.mjs';
import { download } from './support/downloads.mjs';
import { inspect_pdf } from './support/pdf.mjs';
import { accounts, go_to, portal_is_missing, sign_in, start_portal } from './support/portal.mjs';
import { report_received_in_error, row_boxes } from './support/results.mjs';

const files = '**/api/v1/documents/**/file';
// More than the four that are fetched at once.
const count = 6;

for (const engine of engines) {
    describe(`documents that are withdrawn meanwhile, in ${engine}`, { skip: portal_is_missing }, () => {
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
            for (const page of [here, elsewhere]) {
                await sign_in(page, portal.url, accounts.user_admin);
                await go_to(page, 'Results and reports');
            }
        });
        after(async () => {
            await opened?.close();
            await portal?.stop();
        });

        const selected = (number) => here.getByRole('status').filter({ hasText: new RegExp(`^${number} selected$`) });
        const form = () => here.getByRole('dialog', { name: 'Download as one PDF' });

        /// Selects documents of as many employees; in the order of the list, which is that of the bundle.
        async function select_some() {
            await here.reload();
            const rows = await row_boxes(here);
            const chosen = rows.filter(({ employee }, i) => rows.findIndex((row) => row.employee === employee) === i).slice(0, count);
            assert.equal(chosen.length, count, 'documents of different people');
            for (const { name } of chosen) { await here.getByRole('checkbox', { name, exact: true }).first().check(); }
            await selected(count).waitFor();
            return chosen;
        }

        const open_form = () => here.getByRole('button', { name: 'Download as one PDF…' }).click();
        const press_download = () => form().getByRole('button', { name: 'Download' }).click();
        const save_without_them = () => here.getByRole('dialog').getByRole('button', { name: 'Save without them' }).click();

        async function close_dialog() {
            await here.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
            await here.getByRole('dialog').waitFor({ state: 'detached' });
        }

        const report_elsewhere = (document) => report_received_in_error(elsewhere, document);

        /// Holds back the files that are asked for after the first `let_through`. { asked, release() }
        async function hold_files(let_through = 0) {
            let release;
            let told;
            const released = new Promise((resolve) => { release = resolve; });
            const asked = new Promise((resolve) => { told = resolve; });
            let requests = 0;
            await here.route(files, async (route) => {
                requests += 1;
                if (requests > let_through) {
                    told();
                    await released;
                }
                await route.continue();
            });
            return { asked, release };
        }

        /// The PDF has the documents of these people and of nobody else; on its cover neither.
        function assert_holds(pdf, chosen, gone) {
            const text = pdf.text.normalize('NFC');
            const people = chosen.map(({ employee }) => employee);
            assert.deepEqual(people.filter((employee) => text.includes(employee)), people.filter((_, i) => !gone.includes(chosen[i])));
            assert.equal(pdf.bookmarks.length, 1 + chosen.length - gone.length, 'the contents, and one for each document');
        }

        test('RSLT-16, edge case 7: a document that is withdrawn while it is selected is not in the bundle', async () => {
            const chosen = await select_some();
            const gone = chosen[2];
            // Nobody has told the page here, so that it asks for the document all the same.
            await report_elsewhere(gone);
            await open_form();
            await press_download();
            const dialog = here.getByRole('dialog', { name: 'Your PDF is ready' });
            await dialog.getByText('1 document could not be included.').waitFor();
            await dialog.getByText('This document is no longer available.').waitFor();
            assert_holds(inspect_pdf(await download(opened, here, save_without_them)), chosen, [gone]);
            await close_dialog();
            await selected(count - 1).waitFor();
        });

        test('RSLT-16, edge case 7: a document that is withdrawn while the bundle is made, before its turn, is not in it', async () => {
            const chosen = await select_some();
            const gone = chosen.at(-1);
            const held = await hold_files();
            await open_form();
            await press_download();
            await held.asked;
            await report_elsewhere(gone);
            held.release();
            const dialog = here.getByRole('dialog', { name: 'Your PDF is ready' });
            await dialog.getByText('This document is no longer available.').waitFor();
            assert_holds(inspect_pdf(await download(opened, here, save_without_them)), chosen, [gone]);
            await here.unroute(files);
            await close_dialog();
            await selected(count - 1).waitFor();
        });

        test('RSLT-16: what is left out of a bundle because it was withdrawn names nobody', async () => {
            const gone = (await select_some())[1];
            await report_elsewhere(gone);
            await open_form();
            await press_download();
            const dialog = here.getByRole('dialog', { name: 'Your PDF is ready' });
            await dialog.getByText('This document is no longer available.').waitFor();
            const left_out = await dialog.getByRole('list', { name: 'Left out' }).innerText();
            assert.ok(!left_out.includes(gone.employee), left_out);
            await close_dialog();
        });

        test('RSLT-16, edge case 7: a document that is withdrawn while the bundle is made, after its turn, is not in a file', async () => {
            const chosen = await select_some();
            const gone = chosen[0];
            const held = await hold_files(1);
            await open_form();
            await press_download();
            await held.asked;
            await here.getByRole('status').filter({ hasText: new RegExp(`^1 of ${count} documents`) }).waitFor();
            await report_elsewhere(gone);
            // Either the whole is thrown away in words, or a file comes without that document.
            const words = here.getByText(/no longer available|thrown away/).first().waitFor().then(() => null);
            const file = await Promise.race([download(opened, here, async () => { held.release(); }), words]);
            await here.unroute(files);
            if (file) { assert_holds(inspect_pdf(file), chosen, [gone]); }
        });

        test('RSLT-16, edge case 7: withdrawn documents leave the selection and the open dialog by themselves', async () => {
            await here.clock.install();
            // The list is asked for again when somebody looks at it and it is older than half a minute.
            const look_again = async () => {
                await here.clock.fastForward(31_000);
                await here.mouse.move(5, 5);
                await here.mouse.move(9, 9);
            };
            const chosen = await select_some();
            const gone = [chosen[1], chosen[3]];
            await report_elsewhere(gone[0]);
            await look_again();
            await selected(count - 1).waitFor();
            await open_form();
            const rows = form().getByRole('list', { name: 'Documents in the PDF' }).getByRole('listitem');
            await rows.nth(count - 2).waitFor();
            await report_elsewhere(gone[1]);
            await look_again();
            await form().getByText('1 document is no longer available and left out.').waitFor();
            assert.equal(await rows.count(), count - 2);
            for (const { employee } of gone) { assert.equal(await rows.filter({ hasText: employee }).count(), 0); }
            assert_holds(inspect_pdf(await download(opened, here, press_download)), chosen, gone);
            await close_dialog();
            await selected(count - 2).waitFor();
        });

        test('the page did not complain', () => assert.deepEqual(complaints.filter((text) => !/404/.test(text)), []));
    });
}
