// A long list of results in Chromium on this machine, from the running server: until it can be used, until it is complete, and how
// evenly it scrolls.
//
//   node tools/bench_scale.mjs [--rows 100000]
//
// usable: from the click on "Results and reports" to the first rows; complete: to the count of all. Each round begins with a new page
// and an empty cache. A frame is the time between two frames of the page while the list is scrolled by 40 px in each; software drawing,
// where there is no graphics card, is part of it, so `program_ms`, what the page's own script takes of a frame, stands beside it.
// heap_mb is the program's whole memory with the complete list, as WebAssembly has grown it.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

import { launch } from '../tests/browser/support/browsers.mjs';
import { accounts, sign_in, start_portal } from '../tests/browser/support/portal.mjs';

const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const rows = Number(options.rows);
const rounds = 5;
const scrolled_frames = 240;

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(share * values.length) - 1)];
const report = (query, values, more = {}) => console.log(JSON.stringify({
    part: 'scale', engine: 'index.html', query, rows, p50_ms: Number(percentile(values, 0.5).toFixed(1)), p95_ms: Number(percentile(values, 0.95).toFixed(1)), ...more,
}));

/// Lets heap_of find the program's memory. Before the page's own scripts.
async function watch_heap(page) {
    await page.addInitScript(() => {
        for (const name of ['instantiate', 'instantiateStreaming']) {
            const make = WebAssembly[name].bind(WebAssembly);
            WebAssembly[name] = async (...args) => {
                const made = await make(...args);
                const { exports } = made.instance ?? made;
                window.bench_memory ??= Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
                return made;
            };
        }
    });
}
const heap_of = (page) => page.evaluate(() => Math.round(window.bench_memory.buffer.byteLength / 1e5) / 10);

/// Opens the list; { usable, complete, shown } in milliseconds and rows.
async function open_list(page) {
    return page.evaluate(async () => {
        const until = async (found) => {
            for (;;) {
                const value = found();
                if (value) { return value; }
                await new Promise((resolve) => { setTimeout(resolve, 4); });
            }
        };
        const table = () => document.querySelector('#mirror [role=table]');
        const count = () => Number(table()?.getAttribute('aria-rowcount') ?? 0);
        const start = performance.now();
        location.hash = '/results';
        await until(() => count() > 1 && table().querySelector('[role=row] a'));
        const usable = performance.now() - start;
        let last = count();
        let changed = performance.now();
        // Complete when it has not grown for a second and a half.
        await until(() => {
            if (count() !== last) {
                last = count();
                changed = performance.now();
            }
            return performance.now() - changed > 1500;
        });
        return { usable, complete: changed - start, shown: last - 1 };
    });
}

/// Milliseconds between frames, and of the page's script in each.
async function scroll_list(page) {
    return page.evaluate(async (frames) => {
        const scrollers = [...document.querySelectorAll('#mirror .scroller')];
        const scroller = scrollers.sort((a, b) => b.scrollHeight - a.scrollHeight)[0];
        const between = [];
        const ask = window.requestAnimationFrame.bind(window);
        const script = [];
        window.requestAnimationFrame = (callback) => ask((now) => {
            const start = performance.now();
            callback(now);
            script.push(performance.now() - start);
        });
        let last = performance.now();
        for (let i = 0; i < frames; i += 1) {
            scroller.scrollTop += 40;
            await new Promise((resolve) => { ask(resolve); });
            between.push(performance.now() - last);
            last = performance.now();
        }
        window.requestAnimationFrame = ask;
        return { between, script };
    }, scrolled_frames);
}

// A User Admin of the demo sees some seven of eight documents.
const portal = await start_portal(['--demo-scale', String(Math.min(1_000_000, Math.round(rows * 1.15)))], path.join(path.dirname(fileURLToPath(import.meta.url)), '../build/site'));
const { browser, close } = await launch('chromium');
try {
    const found = [];
    let scrolled;
    for (let round = 0; round < rounds; round += 1) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        const page = await context.newPage();
        await watch_heap(page);
        await sign_in(page, portal.url, accounts.user_admin);
        found.push({ ...await open_list(page), heap_mb: await heap_of(page) });
        if (round === 0) { scrolled = await scroll_list(page); }
        await context.close();
    }
    const { shown, heap_mb } = found[0];
    report('from the server to a usable list', found.map(({ usable }) => usable), { rounds, shown });
    report('from the server to the complete list', found.map(({ complete }) => complete), { rounds, shown, heap_mb });
    report('a frame while scrolling', scrolled.between, { program_p50_ms: Number(percentile(scrolled.script, 0.5).toFixed(1)), program_p95_ms: Number(percentile(scrolled.script, 0.95).toFixed(1)) });
} finally {
    await close();
    await portal.stop();
}
