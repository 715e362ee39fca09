// First load: bytes (brotli) by part, and the time from navigation until the program can be used, in Chromium on this
// machine. The portal is served by hub-server, the sandbox by the same server as static files.
//
//   node tools/bench_load.mjs

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch } from '../tests/browser/support/browsers.mjs';
import { start_portal } from '../tests/browser/support/portal.mjs';

const rounds = 5;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { first_load } = JSON.parse(readFileSync(path.join(root, 'build/site/site.json'), 'utf8'));

for (const { page, brotli_bytes, ...rest } of first_load) {
    console.log(JSON.stringify({ part: 'load', query: 'first load, brotli bytes', engine: page, bytes: brotli_bytes, ...rest }));
}

function percentile(values, share) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

// Interactive: the mirror stands, so that the form answers to the program and no longer to the static page.
async function time_until_usable(browser, address) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.documentElement.classList.contains('running'), null, { polling: 'raf' });
    const took = performance.now() - start;
    await context.close();
    return took;
}

const portal = await start_portal();
const { browser, close } = await launch('chromium');
try {
    for (const [engine, file] of [['index.html', '/'], ['sandbox.html', '/sandbox.html']]) {
        const times = [];
        for (let round = 0; round < rounds; round += 1) { times.push(await time_until_usable(browser, portal.url + file)); }
        console.log(JSON.stringify({ part: 'load', query: 'navigation to interactive', engine, rounds, p50_ms: Math.round(percentile(times, 0.5)), p95_ms: Math.round(percentile(times, 0.95)) }));
    }
} finally {
    await close();
    await portal.stop();
}
