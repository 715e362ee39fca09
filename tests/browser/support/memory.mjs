// How much memory Chromium takes with all of its processes, as Linux counts it: a page of memory that several processes have
// counts in each by its share (Pss), so that the sum is what the device would have to give.

import { readFileSync, readdirSync } from 'node:fs';

export const memory_is_unknown = process.platform === 'linux' ? false : 'memory is measured on Linux only';

/// Empty for a process that has ended meanwhile.
function read(file) {
    try {
        return readFileSync(file, 'utf8');
    } catch (error) {
        if (error.code === 'ENOENT' || error.code === 'ESRCH') { return ''; }
        throw error;
    }
}

/// The process and all that descend from it.
function family_of(root) {
    const parents = new Map();
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
        const parent = /^PPid:\s*(\d+)/m.exec(read(`/proc/${name}/status`));
        if (parent) { parents.set(Number(name), Number(parent[1])); }
    }
    const family = new Set([root]);
    for (let known = 0; known < family.size;) {
        known = family.size;
        for (const [pid, parent] of parents) {
            if (family.has(parent)) { family.add(pid); }
        }
    }
    return [...family];
}

/// { all, page }: bytes of all processes, and of the largest of those that run pages (its scripts, workers and their heaps).
function measure(root) {
    const sizes = family_of(root).map((pid) => ({
        runs_pages: read(`/proc/${pid}/cmdline`).includes('--type=renderer'),
        bytes: 1024 * Number(/^Pss:\s*(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
    }));
    return {
        all: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
        page: Math.max(0, ...sizes.filter(({ runs_pages }) => runs_pages).map(({ bytes }) => bytes)),
    };
}

/// Measures again and again until it is stopped. { now(), stop() }: stop() tells the highest { all, page } and how many
/// `samples` there were.
export async function watch_memory(browser, every_ms = 250) {
    const session = await browser.newBrowserCDPSession();
    const { processInfo: processes } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const root = processes.find(({ type }) => type === 'browser').id;
    const peak = { all: 0, page: 0, samples: 0 };
    const now = () => {
        const sizes = measure(root);
        peak.all = Math.max(peak.all, sizes.all);
        peak.page = Math.max(peak.page, sizes.page);
        peak.samples += 1;
        return sizes;
    };
    const timer = setInterval(now, every_ms);
    return {
        now,
        stop() {
            clearInterval(timer);
            now();
            return peak;
        },
    };
}
