// Opens the page of the scripted program in one engine.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, open_page } from '../browser/support/browsers.mjs';
import { serve_folders } from '../browser/support/static_server.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const has_focus = (page) => page.evaluate(() => document.hasFocus());

/// { page(), close() }: each page() is a freshly loaded page with `program` in it; the tab is another one only where it is
/// asked for with options, or where a test before has left the page without the focus. After each test call `complaints()`.
export async function open_mirror(engine, options = {}) {
    const server = await serve_folders([root]);
    const { browser, close } = await launch(engine, options);
    let opened = null;
    return {
        async page(page_options) {
            if (opened?.is_plain && !page_options && await has_focus(opened.page)) {
                opened.complaints.length = 0;
            } else {
                await opened?.context.close();
                opened = { ...await open_page(browser, page_options), is_plain: !page_options };
            }
            await opened.page.goto(`${server.url}/tests/mirror/page.html`);
            await opened.page.waitForFunction(() => window.program);
            return opened.page;
        },
        complaints: () => opened.complaints.filter((text) => !text.includes('fonts.css') && !text.includes('404')),
        async close() {
            await close();
            await server.stop();
        },
    };
}

/// In the page: publishes a screen and returns nothing.
export const publish = (page, nodes, extras = {}) => page.evaluate(([list, more]) => window.program.publish(list, more), [nodes, extras]);
export const take_events = (page) => page.evaluate(() => window.program.take_events());
export const settle = (page) => page.evaluate(() => window.program.settle());
