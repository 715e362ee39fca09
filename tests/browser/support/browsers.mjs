// Debian's Chromium and Firefox ESR, driven by playwright-core. See webkit.mjs for WebKitGTK.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { chromium, firefox } from 'playwright-core';

import { open_display } from './display.mjs';

const chromium_path = '/usr/bin/chromium';
const firefox_path = '/usr/bin/firefox-esr';
const chromium_arguments = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/// The engines to be tested: HUB_BROWSERS="chromium,firefox".
export const engines = (process.env.HUB_BROWSERS ?? 'chromium,firefox').split(',').filter((name) => name === 'chromium' || name === 'firefox');

/// { browser, close(), downloads }: the folder for downloads in Firefox only. `chromium_arguments` are added for Chromium, `firefox_preferences` for Firefox.
export async function launch(engine, options = {}) {
    if (engine === 'chromium') {
        const browser = await chromium.launch({ executablePath: chromium_path, headless: true, args: [...chromium_arguments, ...(options.chromium_arguments ?? [])] });
        return { browser, close: () => browser.close() };
    }
    const display = await open_display();
    const downloads = mkdtempSync(path.join(os.tmpdir(), 'hub-downloads-'));
    const browser = await firefox.launch({
        executablePath: firefox_path,
        channel: 'moz-firefox',
        headless: true,
        downloadsPath: downloads,
        env: { ...process.env, DISPLAY: display.name },
        firefoxUserPrefs: options.firefox_preferences ?? {},
    });
    return {
        browser,
        downloads,
        async close() {
            await browser.close();
            await display.stop();
            rmSync(downloads, { recursive: true, force: true });
        },
    };
}

/// Chromium over a profile of its own, as a person has one. Returns the context.
export function launch_persistent(folder) {
    return chromium.launchPersistentContext(folder, { executablePath: chromium_path, headless: true, args: chromium_arguments, viewport: { width: 1024, height: 768 } });
}

/// A page that fails the test when the program complains: errors of scripts and refusals by the security policy.
export async function open_page(browser, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(options.timeout ?? 60_000);
    const complaints = [];
    // Without the address's port, which may look like a status.
    const complain = (...lines) => complaints.push(lines.join('\n').replaceAll(/\bhttps?:\/\/[^/\s]+/g, ''));
    page.on('pageerror', (error) => complain(`${error.name}: ${error.message}`, ...(error.stack ?? '').split('\n').slice(0, 6)));
    page.on('console', (message) => {
        const { url, lineNumber } = message.location();
        if (message.type() === 'error' && !/favicon|status of 401/.test(message.text())) { complain(message.text(), `at ${url}:${lineNumber}`); }
    });
    return { page, context, complaints };
}
