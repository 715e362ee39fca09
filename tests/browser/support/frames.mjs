// How many animation frames the page has asked for: counted around requestAnimationFrame, before any script of the page.

export async function count_frames(page) {
    await page.addInitScript(() => {
        const ask = window.requestAnimationFrame.bind(window);
        window.frames_asked_for = 0;
        window.requestAnimationFrame = (callback) => {
            window.frames_asked_for += 1;
            return ask(callback);
        };
    });
}

/// Frames within so many milliseconds in which nobody does anything.
export async function idle_frames(page, ms = 2000) {
    const before = await page.evaluate(() => window.frames_asked_for);
    await page.waitForTimeout(ms);
    return (await page.evaluate(() => window.frames_asked_for)) - before;
}

/// Waits until the page has come to rest.
export async function at_rest(page) {
    for (let tries = 0; tries < 50; tries += 1) {
        if (await idle_frames(page, 200) === 0) { return; }
    }
    throw new Error('The page does not come to rest.');
}
