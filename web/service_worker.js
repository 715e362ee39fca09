// Lets the page start without a connection: keeps the shell and the files it is made of, all of one version. Answers of the
// server and documents are never kept; requests for them do not even pass through here.
//
// web/site/assemble.mjs fills in the list. The page asks for the change to a new version; until then the old one stays whole.

const { version, shell, shell_digest, files } = /* filled in */ SITE;

const prefix = 'hub-shell-';
const cache_name = prefix + version;
const shell_wait_ms = 3000;

const address_of = (file) => new URL(file, registration.scope).href;
const kept = new Set(files.map(address_of));
const start_pages = new Set([address_of('./'), address_of(shell)]);

async function sha256(response) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/// All of it or nothing: a shell that does not belong to these files is no shell.
async function install() {
    const cache = await caches.open(cache_name);
    try {
        await cache.addAll(files.map(address_of));
        const response = await fetch(address_of(shell), { cache: 'reload', credentials: 'same-origin' });
        if (!response.ok || await sha256(response.clone()) !== shell_digest) { throw new Error('the shell is of another version'); }
        await cache.put(address_of(shell), response);
    } catch (error) {
        await caches.delete(cache_name);
        throw error;
    }
}

async function forget_others() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cache_name).map((name) => caches.delete(name)));
}

const from_cache = async (address) => (await caches.open(cache_name)).match(address, { ignoreVary: true });

/// The server's own page where it answers in time, else the one that is kept.
async function start_page(request) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), shell_wait_ms);
    try {
        const response = await fetch(request, { signal: controller.signal });
        if (response.status < 500) { return response; }
    } catch {
        // No connection, or too slow a one.
    } finally {
        clearTimeout(timer);
    }
    return await from_cache(address_of(shell)) ?? Response.error();
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(forget_others().then(() => clients.claim())));
addEventListener('message', (event) => {
    if (event.data === 'take over') { skipWaiting(); }
    if (event.data === 'claim') { event.waitUntil(clients.claim()); }
});
addEventListener('fetch', (event) => {
    const { request } = event;
    if (request.method !== 'GET') { return; }
    const [address] = request.url.split(/[?#]/);
    if (request.mode === 'navigate' && start_pages.has(address)) {
        event.respondWith(start_page(request));
    } else if (kept.has(request.url)) {
        event.respondWith(from_cache(request.url).then((found) => found ?? fetch(request)));
    }
});
