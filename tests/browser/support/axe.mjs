// Accessibility rules of axe-core on the page as it stands. Colours are drawn on the canvas, where axe cannot see them;
// their contrast is a test of the theme.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// One line for each violation; empty when there is none.
export async function axe_violations(page) {
    await page.evaluate(source);
    const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
