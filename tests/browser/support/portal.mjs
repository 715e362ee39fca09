// The two ways to have the product in front of a browser: the real server with demonstration data on a free port, and the
// sandbox from a plain static file server.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { serve_folders } from './static_server.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const server_program = process.env.HUB_SERVER ?? path.join(root, 'build/bin/hub-server');
const payments_program = process.env.HUB_PAYMENTS ?? path.join(root, 'build/bin/hub-payments');
export const site_folder = process.env.HUB_SITE ?? path.join(root, 'build/site');

export const password = 'Training-2026-portal';
export const accounts = {
    user_admin: 'admin@acme.example', basic: 'basic@acme.example', billing: 'billing@acme.example', billing_admin: 'billingadmin@acme.example', other_employer: 'admin@globex.example',
};

/// Why tests cannot run here, or false: for node:test's `skip`.
export const site_is_missing = existsSync(path.join(site_folder, 'index.html')) ? false : 'the site is not built (build/site/index.html)';
export const portal_is_missing = existsSync(server_program) ? site_is_missing : 'the server is not built (build/bin/hub-server)';
export const sandbox_is_missing = existsSync(path.join(site_folder, 'sandbox.html')) ? false : 'the sandbox is not built (build/site/sandbox.html)';

async function free_port() {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    return port;
}

/// The texts of the mails that lie in a spool folder, the oldest first; as people read them.
function read_mails(folder) {
    if (!existsSync(folder)) { return []; }
    return readdirSync(folder).filter((name) => name.endsWith('.eml')).sort().map((name) => plain_text_of(readFileSync(path.join(folder, name), 'utf8')));
}

/// Undoes the transfer encodings that a plain-text mail may have.
function plain_text_of(mail) {
    const [head, ...rest] = mail.split(/\r?\n\r?\n/);
    const body = rest.join('\n\n');
    if (/^content-transfer-encoding: *base64/im.test(head)) { return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`; }
    if (!/^content-transfer-encoding: *quoted-printable/im.test(head)) { return mail; }
    const bytes = body.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return `${head}\n\n${Buffer.from(bytes, 'latin1').toString('utf8')}`;
}

/// Resolves when the server answers that it is ready.
async function await_ready(server, url, words, address = 'readyz') {
    for (let tries = 0; tries < 600; tries += 1) {
        if (server.exitCode !== null) { throw new Error(`The server has ended: ${words()}`); }
        const ready = await fetch(`${url}/${address}`).then((response) => response.ok, () => false);
        if (ready) { return; }
        await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    server.kill('SIGKILL');
    throw new Error(`The server is not ready after a minute: ${words()}`);
}

/// Starts the server over a folder of its own, with the site that was built or with another. { url, mails(), stop(), pause(), resume() }: paused, nobody answers at its address.
export async function start_portal(more_arguments = [], site = site_folder) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-test-'));
    const port = await free_port();
    const url = `http://localhost:${port}`;
    let server;
    let ended;
    let words = '';
    const begin = async () => {
        server = spawn(server_program, ['--listen', `127.0.0.1:${port}`, '--data', folder, '--site', site, '--demo', ...more_arguments], { stdio: ['ignore', 'pipe', 'pipe'] });
        for (const stream of [server.stdout, server.stderr]) { stream.on('data', (part) => { words = (words + part).slice(-4000); }); }
        ended = once(server, 'exit');
        await await_ready(server, url, () => words);
    };
    const pause = async () => {
        server.kill('SIGTERM');
        await ended;
    };
    await begin();
    return {
        url,
        mails: () => read_mails(path.join(folder, 'mail')),
        pause,
        resume: begin,
        async stop() {
            if (server.exitCode === null) { await pause(); }
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

/// Starts the test payment site. { url, arguments, stop() }: the arguments are for the portal that is to use it.
export async function start_payments() {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-payments-'));
    const key = path.join(folder, 'payment.key');
    const port = await free_port();
    const url = `http://localhost:${port}`;
    let words = '';
    const server = spawn(payments_program, ['--listen', `127.0.0.1:${port}`, '--key', key, '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [server.stdout, server.stderr]) { stream.on('data', (part) => { words = (words + part).slice(-4000); }); }
    const ended = once(server, 'exit');
    await await_ready(server, url, () => words, 'healthz');
    return {
        url,
        arguments: ['--payment-site', url, '--payment-key', key],
        words: () => words,
        async stop() {
            server.kill('SIGTERM');
            await ended;
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

/// The sandbox as anybody's file server has it: no headers of ours, and in a folder. { url, stop() }
export async function start_sandbox() {
    const server = await serve_folders([path.dirname(site_folder)], { headers: {} });
    return { url: `${server.url}/${path.basename(site_folder)}/sandbox.html`, stop: server.stop };
}

/// Opens the portal and signs in, as a person does it.
export async function sign_in(page, url, email = accounts.billing_admin) {
    await page.goto(url);
    await page.getByLabel('Work e-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().waitFor();
}

export async function go_to(page, name) {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
}

/// It leads to a place, so it may be a link.
export function new_authorization(page) {
    const by = { name: 'New authorization', exact: true };
    return page.getByRole('main').getByRole('button', by).or(page.getByRole('main').getByRole('link', by)).first();
}
