// Every role as a browser's accessibility tree has it: native elements first, ARIA where there is none.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from '../browser/support/axe.mjs';
import { engines } from '../browser/support/browsers.mjs';
import { open_mirror, publish } from './support.mjs';

/// One screen with a node of every role.
const every_role = [
    { id: 1, role: 'Banner', rect: [0, 0, 1024, 56] },
    { id: 2, parent: 1, role: 'Search', name: 'Everything', rect: [300, 8, 400, 40] },
    { id: 3, parent: 2, role: 'TextField', name: 'Search', flags: ['Focusable', 'HiddenLabel'], rect: [0, 0, 400, 40], a: 36, b: 12, texts: { Value: '', FontPx: '14', InputMode: 'search', EnterKeyHint: 'search', KeyShortcuts: 'Control+K' } },
    { id: 4, role: 'Navigation', name: 'Main', rect: [0, 56, 232, 700] },
    { id: 5, parent: 4, role: 'List', rect: [0, 0, 232, 100] },
    { id: 6, parent: 5, role: 'ListItem', rect: [0, 0, 232, 40], a: 2, b: 14 },
    { id: 7, parent: 6, role: 'Link', name: 'Home', flags: ['Focusable', 'Current'], rect: [0, 0, 232, 40], texts: { Href: '/' } },
    { id: 8, parent: 5, role: 'ListItem', rect: [0, 44, 232, 40] },
    { id: 9, parent: 8, role: 'Link', name: 'Results and reports', flags: ['Focusable'], rect: [0, 0, 232, 40], texts: { Href: '/results', Description: '38 not reviewed' } },
    { id: 10, role: 'Main', rect: [232, 56, 792, 712] },
    { id: 11, parent: 10, role: 'Heading', name: 'Results', a: 1, rect: [24, 10, 300, 32], texts: { FontPx: '24' } },
    { id: 12, parent: 10, role: 'Text', name: 'Data as of 8:42 a.m.', rect: [24, 44, 300, 20], texts: { FontPx: '14' } },
    { id: 13, parent: 10, role: 'Region', name: 'Filters', rect: [24, 70, 700, 100] },
    { id: 14, parent: 13, role: 'CheckBox', name: 'Only flagged', flags: ['Focusable', 'Checked'], rect: [0, 0, 160, 30] },
    { id: 15, parent: 13, role: 'Switch', name: 'Compact', flags: ['Focusable'], rect: [170, 0, 120, 30] },
    { id: 16, parent: 13, role: 'RadioGroup', name: 'Visit', rect: [300, 0, 300, 30] },
    { id: 17, parent: 16, role: 'Radio', name: 'Injury', flags: ['Focusable', 'Checked'], rect: [0, 0, 100, 30] },
    { id: 18, parent: 16, role: 'Radio', name: 'Non-injury', flags: ['Focusable'], rect: [110, 0, 120, 30] },
    { id: 19, parent: 13, role: 'ComboBox', name: 'Center', flags: ['Focusable', 'Collapsed'], rect: [0, 44, 200, 36], a: 12, b: 30, texts: { Value: 'Dallas', FontPx: '14' } },
    { id: 20, parent: 13, role: 'ComboBox', name: 'State', flags: ['Focusable', 'Expanded'], rect: [220, 44, 200, 36], texts: { Value: 'Texas', Controls: '21', Active: '23' } },
    { id: 21, parent: 13, role: 'ListBox', name: 'States', rect: [440, 40, 200, 60] },
    { id: 22, parent: 21, role: 'Option', name: 'Colorado', rect: [0, 0, 200, 30] },
    { id: 23, parent: 21, role: 'Option', name: 'Texas', flags: ['Selected'], rect: [0, 30, 200, 30] },
    { id: 24, parent: 10, role: 'TabList', name: 'Views', rect: [24, 180, 400, 40] },
    { id: 25, parent: 24, role: 'Tab', name: 'All', flags: ['Focusable', 'Selected', 'ArrowKeys'], rect: [0, 0, 80, 40], texts: { Controls: '27' } },
    { id: 26, parent: 24, role: 'Tab', name: 'Flagged', flags: ['ArrowKeys'], rect: [90, 0, 80, 40] },
    { id: 27, parent: 10, role: 'TabPanel', name: 'All', rect: [24, 224, 740, 480] },
    { id: 28, parent: 27, role: 'Table', name: 'Results', a: 400, b: 3, rect: [0, 0, 740, 200] },
    { id: 29, parent: 28, role: 'Row', a: 1, rect: [0, 0, 740, 40] },
    { id: 30, parent: 29, role: 'ColumnHeader', name: 'Select', b: 1, rect: [0, 0, 60, 40] },
    { id: 31, parent: 29, role: 'ColumnHeader', name: 'Employee', b: 2, flags: ['Focusable', 'SortedUp'], rect: [60, 0, 300, 40] },
    { id: 32, parent: 29, role: 'ColumnHeader', name: 'Posted', b: 3, flags: ['Focusable'], rect: [360, 0, 380, 40] },
    { id: 33, parent: 28, role: 'Scroller', flags: ['Focusable'], a: 740, b: 16000, rect: [0, 40, 740, 160] },
    { id: 34, parent: 33, role: 'Row', a: 2, flags: ['Selected'], rect: [0, 0, 740, 40] },
    { id: 35, parent: 34, role: 'Cell', b: 1, rect: [0, 0, 60, 40] },
    { id: 36, parent: 35, role: 'CheckBox', name: 'Select Audiogram, Siobhán O’Neil', flags: ['Focusable', 'HiddenLabel', 'Mixed'], rect: [10, 5, 30, 30] },
    { id: 37, parent: 34, role: 'Cell', name: 'Siobhán O’Neil', b: 2, rect: [60, 0, 300, 40] },
    { id: 38, parent: 34, role: 'Cell', name: 'Aug 23, 2026', b: 3, rect: [360, 0, 380, 40] },
    { id: 39, parent: 27, role: 'Form', name: 'New authorization', rect: [0, 210, 740, 200] },
    { id: 40, parent: 39, role: 'TextField', name: 'Birth date', flags: ['Focusable', 'Required', 'Invalid'], rect: [0, 24, 200, 36], a: 12, b: 12, texts: { Value: '13/45/2026', Error: 'Enter a date such as 3/14/1989', Description: 'As on the identity card', FontPx: '14', InputMode: 'numeric' } },
    { id: 41, parent: 39, role: 'TextArea', name: 'Comments', flags: ['Focusable'], rect: [220, 24, 300, 80], a: 12, b: 12, texts: { Value: 'None', FontPx: '14' } },
    { id: 42, parent: 39, role: 'FileInput', name: 'Job description', flags: ['Focusable'], rect: [540, 24, 180, 36], texts: { Accept: '.pdf' } },
    { id: 43, parent: 39, role: 'Button', name: 'Submit authorization', flags: ['Focusable', 'Submit'], rect: [0, 120, 200, 36] },
    { id: 44, parent: 39, role: 'Button', name: 'Archive', flags: ['Disabled'], rect: [220, 120, 100, 36] },
    { id: 45, parent: 39, role: 'Button', name: 'Delete', flags: ['Focusable', 'DisabledButFocusable'], rect: [330, 120, 100, 36], texts: { Description: 'Only User Admins can delete' } },
    { id: 46, parent: 39, role: 'Button', name: 'Flag', flags: ['Focusable', 'NotPressed', 'HiddenLabel', 'Draggable'], rect: [440, 120, 36, 36] },
    { id: 47, parent: 39, role: 'Button', name: 'More', flags: ['Focusable', 'HasPopup', 'Collapsed'], rect: [490, 120, 80, 36] },
    { id: 48, parent: 27, role: 'ProgressBar', name: 'Bundle', a: 3, b: 10, rect: [0, 420, 300, 8] },
    { id: 49, parent: 27, role: 'Status', name: '214 rows', rect: [320, 415, 200, 20] },
    { id: 50, parent: 27, role: 'Image', name: 'Results per week', rect: [540, 415, 100, 30] },
    { id: 51, parent: 27, role: 'Separator', rect: [0, 450, 740, 1] },
    { id: 52, parent: 10, role: 'Group', name: 'Selection', rect: [24, 680, 740, 30] },
    { id: 53, parent: 52, role: 'Alert', name: 'One document could not be read', rect: [0, 0, 300, 20] },
    { id: 54, parent: 10, role: 'Menu', name: 'More', rect: [568, 444, 200, 100] },
    { id: 55, parent: 54, role: 'MenuItem', name: 'Export CSV', flags: ['Focusable', 'ArrowKeys'], rect: [0, 0, 200, 36] },
];

const expected = `
- banner:
  - search "Everything":
    - textbox "Search"
- navigation "Main":
  - list:
    - listitem:
      - link "Home":
        - /url: "#/"
    - listitem:
      - link "Results and reports":
        - /url: "#/results"
- main:
  - heading "Results" [level=1]
  - paragraph: Data as of 8:42 a.m.
  - region "Filters":
    - text: Only flagged
    - checkbox "Only flagged" [checked]
    - text: Compact
    - switch "Compact"
    - radiogroup "Visit":
      - text: Injury
      - radio "Injury" [checked]
      - text: Non-injury
      - radio "Non-injury"
    - text: Center
    - combobox "Center": Dallas
    - text: State
    - combobox "State" [expanded]: Texas
    - listbox "States":
      - option "Colorado"
      - option "Texas" [selected]
  - tablist "Views":
    - tab "All" [selected]
    - tab "Flagged"
  - tabpanel "All":
    - table "Results":
      - row "Select Employee Posted":
        - columnheader "Select"
        - columnheader "Employee":
          - button "Employee"
        - columnheader "Posted":
          - button "Posted"
      - rowgroup:
        - row "Select Audiogram, Siobhán O’Neil Siobhán O’Neil Aug 23, 2026" [selected]:
          - cell "Select Audiogram, Siobhán O’Neil":
            - checkbox "Select Audiogram, Siobhán O’Neil" [checked=mixed]
          - cell "Siobhán O’Neil"
          - cell "Aug 23, 2026"
    - form "New authorization":
      - text: Birth date
      - textbox "Birth date" [invalid]: 13/45/2026
      - text: Enter a date such as 3/14/1989 Comments
      - textbox "Comments": None
      - text: Job description
      - button "Job description"
      - button "Submit authorization"
      - button "Archive" [disabled]
      - button "Delete" [disabled]
      - button "Flag"
      - button "More"
    - progressbar "Bundle"
    - status: 214 rows
    - img "Results per week"
    - separator
  - group "Selection":
    - alert: One document could not be read
  - menu "More":
    - menuitem "Export CSV"
`.trim();

for (const engine of engines) {
    describe(`roles in ${engine}`, () => {
        let mirror;
        let page;
        before(async () => {
            mirror = await open_mirror(engine);
            page = await mirror.page();
            await publish(page, every_role, { page: { title: 'Results, Employer Hub', language: 'en', theme: 'light' } });
        });
        after(() => mirror.close());

        test('every role, name and state is in the accessibility tree', async () => {
            assert.equal(await page.locator('#mirror').ariaSnapshot(), expected);
        });

        test('items tell their place in a list of which only a part is there', async () => {
            const items = page.getByRole('listitem');
            assert.equal(await items.nth(0).getAttribute('aria-posinset'), '2');
            assert.equal(await items.nth(0).getAttribute('aria-setsize'), '14');
            assert.equal(await items.nth(1).getAttribute('aria-posinset'), null);
        });

        test('a finger on what can be dragged does not scroll', async () => {
            const touch_action = (name) => page.getByRole('button', { name }).first().evaluate((button) => getComputedStyle(button).touchAction);
            assert.equal(await touch_action('Flag'), 'none');
            assert.equal(await touch_action('Delete'), 'manipulation');
        });

        test('tables tell how many rows and columns there are and how they are sorted', async () => {
            const table = page.getByRole('table', { name: 'Results' });
            assert.equal(await table.getAttribute('aria-rowcount'), '400');
            assert.equal(await table.getAttribute('aria-colcount'), '3');
            assert.equal(await page.getByRole('row').nth(1).getAttribute('aria-rowindex'), '2');
            assert.equal(await page.getByRole('columnheader', { name: 'Employee' }).getAttribute('aria-sort'), 'ascending');
            assert.equal(await page.getByRole('columnheader', { name: 'Posted' }).getAttribute('aria-sort'), null);
            assert.equal(await page.getByRole('cell', { name: 'Aug 23, 2026' }).getAttribute('aria-colindex'), '3');
        });

        test('help, errors and reasons are nodes that their control points to', async () => {
            const described = (locator) => locator.evaluate((element) => element.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent));
            assert.deepEqual(await described(page.getByLabel('Birth date')), ['As on the identity card', 'Enter a date such as 3/14/1989']);
            assert.deepEqual(await described(page.getByRole('button', { name: 'Delete' })), ['Only User Admins can delete']);
            assert.deepEqual(await described(page.getByRole('link', { name: 'Results and reports' })), ['38 not reviewed']);
        });

        test('fields carry what soft keyboards and password managers ask for', async () => {
            const search = page.getByRole('textbox', { name: 'Search' });
            assert.equal(await search.getAttribute('inputmode'), 'search');
            assert.equal(await search.getAttribute('enterkeyhint'), 'search');
            assert.equal(await search.getAttribute('autocomplete'), 'off');
            assert.equal(await page.getByLabel('Birth date').getAttribute('aria-required'), 'true');
        });

        test('every node stands where the program put it', async () => {
            const box = await page.getByRole('cell', { name: 'Aug 23, 2026' }).boundingBox();
            assert.deepEqual(box, { x: 232 + 24 + 360, y: 56 + 224 + 40, width: 380, height: 40 });
        });

        test('the title, the language and the theme are the page’s', async () => {
            assert.equal(await page.title(), 'Results, Employer Hub');
            assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
        });

        test('the page did not complain', () => {
            assert.deepEqual(mirror.complaints(), []);
        });

        test('axe finds no violation', async () => {
            assert.deepEqual(await axe_violations(page), []);
        });
    });
}
