// Debian's WebKitGTK by plain WebDriver: elements are found by the role and the name that the browser computes.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';

import { open_display } from './display.mjs';

const browser_path = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
// Asking each element for its role is slow: these are the only ones that may have it.
const may_have_role = { button: ['button'], link: ['a'], textbox: ['input', 'textarea'], dialog: ['[role=dialog]', 'dialog'] };
const element_key = 'element-6066-11e4-a52e-4f735466cecf';
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function free_port() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    return port;
}

export class WebKit {
    #address;
    #session;
    #driver;
    #display;

    static async launch({ width = 1024, height = 900 } = {}) {
        const made = new WebKit();
        const port = await free_port();
        made.#display = await open_display();
        made.#driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: made.#display.name } });
        made.#address = `http://127.0.0.1:${port}`;
        await made.until(() => made.#call('GET', '/status'), 'the driver');
        const options = { 'webkitgtk:browserOptions': { binary: browser_path, args: ['--automation', `--geometry=${width}x${height}`] } };
        const { sessionId: id } = await made.#call('POST', '/session', { capabilities: { alwaysMatch: options } });
        made.#session = `/session/${id}`;
        return made;
    }

    async #call(method, path, body) {
        const response = await fetch(this.#address + path, { method, headers: { 'content-type': 'application/json' }, body: body ? JSON.stringify(body) : undefined });
        const { value } = await response.json();
        if (value?.error) { throw new Error(`${value.error}: ${value.message}`); }
        return value;
    }

    /// Asks again until the answer is neither an error nor false.
    async until(ask, what, timeout_ms = 60_000) {
        const end = Date.now() + timeout_ms;
        let failure = null;
        while (Date.now() < end) {
            try {
                const answer = await ask();
                if (answer) { return answer; }
            } catch (error) {
                failure = error;
            }
            await pause(100);
        }
        throw new Error(`WebKit: ${what} did not come${failure ? ` (${failure.message})` : ''}`);
    }

    goto(url) {
        return this.#call('POST', `${this.#session}/url`, { url });
    }

    evaluate(script, ...args) {
        return this.#call('POST', `${this.#session}/execute/sync`, { script, args });
    }

    /// The element with this role and name, as soon as there is one. A name may be left out. WebKit gives no name to cells
    /// and the like: there it is their text.
    by_role(role, name, within = '#mirror') {
        const selector = (may_have_role[role] ?? ['*']).map((part) => `${within} ${part}`).join(', ');
        return this.until(async () => {
            const found = await this.#call('POST', `${this.#session}/elements`, { using: 'css selector', value: selector });
            for (const entry of found) {
                const path = `${this.#session}/element/${entry[element_key]}`;
                if (await this.#is(path, role, name)) { return path; }
            }
            return null;
        }, `${role} "${name}"`);
    }

    /// An element that went away meanwhile is not the one.
    async #is(path, role, name) {
        try {
            if (await this.#call('GET', `${path}/computedrole`) !== role) { return false; }
            if (name === undefined) { return true; }
            return (await this.#call('GET', `${path}/computedlabel`) || await this.#call('GET', `${path}/property/textContent`)) === name;
        } catch (error) {
            if (/stale element/.test(error.message)) { return false; }
            throw error;
        }
    }

    /// For what has no role of its own: password fields, boxes in rows.
    by_css(selector) {
        return this.until(async () => {
            const found = await this.#call('POST', `${this.#session}/element`, { using: 'css selector', value: selector });
            return `${this.#session}/element/${found[element_key]}`;
        }, selector);
    }

    attribute(element, name) {
        return this.#call('GET', `${element}/attribute/${name}`);
    }

    click(element) {
        return this.#call('POST', `${element}/click`, {});
    }

    type(element, text) {
        return this.#call('POST', `${element}/value`, { text });
    }

    async property(element, name) {
        return this.#call('GET', `${element}/property/${name}`);
    }

    actions(actions) {
        return this.#call('POST', `${this.#session}/actions`, { actions });
    }

    async screenshot() {
        return Buffer.from(await this.#call('GET', `${this.#session}/screenshot`), 'base64');
    }

    async close() {
        if (this.#session) { await this.#call('DELETE', this.#session).catch(() => {}); }
        this.#driver.kill();
        await this.#display.stop();
    }
}
