// Where the focus is, and how the Tab key gets there.

/// What has the focus, as a screen reader says it.
export const focused = (page) => page.evaluate(() => {
    const element = document.activeElement;
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
    return { role: element.getAttribute('role') ?? element.tagName.toLowerCase(), name: name.trim(), inside: element.closest('#mirror') !== null };
});

/// Presses Tab until something with this name has the focus; returns the names that were passed.
/// (With Shift+Tab: backwards. Firefox leaves the page at its end, and what is typed then reaches no control.)
export async function tab_to(page, name, { key = 'Tab', most = 80 } = {}) {
    const passed = [];
    for (let presses = 0; presses < most; presses += 1) {
        const here = await focused(page);
        if (name instanceof RegExp ? name.test(here.name) : here.name === name) { return passed; }
        passed.push(here.name);
        await page.keyboard.press(key);
    }
    throw new Error(`${key} does not lead to ${name}; passed: ${passed.join(' | ')}`);
}
