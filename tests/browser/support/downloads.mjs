// Files that the page gives to the person.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/// Names of the finished files; none while one is on its way.
function finished(folder) {
    const names = readdirSync(folder);
    if (names.some((name) => name.endsWith('.part'))) { return []; }
    return names.filter((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.size > 0);
}

/// Does `act` and returns the path of the file that comes of it; it lives as long as the browser. `opened` is launch()'s.
export async function download(opened, page, act, timeout_ms = 60_000) {
    if (!opened.downloads) {
        const coming = page.waitForEvent('download', { timeout: timeout_ms });
        await act();
        return (await coming).path();
    }
    // Firefox tells of downloads without the number that Playwright knows them by, so Playwright tells nobody. The file comes all the same.
    const before = new Set(finished(opened.downloads));
    await act();
    for (const end = Date.now() + timeout_ms; Date.now() < end; await pause(50)) {
        const come = finished(opened.downloads).find((name) => !before.has(name));
        if (come) { return path.join(opened.downloads, come); }
    }
    throw new Error(`No file has come to ${opened.downloads}.`);
}
