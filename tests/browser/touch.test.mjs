// A phone: fingers, a narrow screen, a soft keyboard. Only Chromium plays a touch screen here.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe_violations } from './support/axe.mjs';
import { engines, launch, open_page } from './support/browsers.mjs';
import { at_rest, count_frames } from './support/frames.mjs';
import { accounts, password, portal_is_missing, start_portal } from './support/portal.mjs';

describe('a phone', { skip: engines.includes('chromium') ? portal_is_missing : 'needs Chromium' }, () => {
    let portal;
    let opened;
    let page;
    before(async () => {
        portal = await start_portal();
        opened = await launch('chromium');
        ({ page } = await open_page(opened.browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }));
        await count_frames(page);
    });
    after(async () => {
        await opened?.close();
        await portal?.stop();
    });

    test('signs in by taps', async () => {
        await page.goto(portal.url);
        await page.getByLabel('Work e-mail').tap();
        await page.keyboard.type(accounts.user_admin);
        await page.getByLabel('Password', { exact: true }).tap();
        await page.keyboard.type(password);
        await page.getByRole('button', { name: 'Sign in' }).tap();
        await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();
    });

    test('shows the results as cards that a finger scrolls', async () => {
        await page.getByRole('navigation').getByRole('link', { name: 'Results and reports' }).first().tap();
        await page.getByRole('heading', { name: 'Results and reports', level: 1 }).waitFor();
        const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
        await boxes.first().waitFor();
        await at_rest(page);
        const first = await boxes.first().getAttribute('aria-label');
        const session = await page.context().newCDPSession(page);
        const touch = (type, y) => session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 195, y }] });
        await touch('touchStart', 650);
        for (let y = 640; y >= 300; y -= 20) { await touch('touchMove', y); }
        await touch('touchEnd');
        await page.waitForFunction(() => [...document.querySelectorAll('.scroller')].some((scroller) => scroller.scrollTop > 100));
        await at_rest(page);
        assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 0, `a drag selects nothing (${first})`);
    });

    test('a card opens wherever a finger meets it', async () => {
        const cards = page.getByRole('main').getByRole('link').filter({ visible: true });
        const card = await cards.evaluateAll((links) => links.map((link) => link.getBoundingClientRect()).find(({ y, height }) => y > 250 && height > 80));
        await page.touchscreen.tap(card.x + card.width / 2, card.y + card.height / 2);
        await page.getByRole('button', { name: /^Ask about this document/ }).waitFor();
        await page.goBack();
        await page.getByRole('checkbox', { name: /^Select (?!all)/ }).first().waitFor();
        await at_rest(page);
    });

    test('no control is smaller than a finger, and axe agrees', async () => {
        assert.deepEqual(await axe_violations(page), []);
        const small = await page.locator('#mirror').locator('button, a[href], input').evaluateAll((controls) => controls.flatMap((control) => {
            const { width, height } = control.getBoundingClientRect();
            return width > 0 && Math.min(width, height) < 24 ? [`${control.textContent || control.getAttribute('aria-label')} ${width}x${height}`] : [];
        }));
        assert.deepEqual(small, []);
    });

    test('nothing is wider than the screen', async () => {
        const beyond = await page.locator('#mirror .node').evaluateAll((nodes) => nodes.filter((node) => node.getBoundingClientRect().right > 391 && !node.closest('.scroller')).map((node) => node.textContent.slice(0, 40)));
        assert.deepEqual(beyond, []);
    });
});
