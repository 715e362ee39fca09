// The service worker: registered where the page names one, and watched for a new version, which takes over only when the
// person says so, because a form may be half filled.

import { worker_address } from '../bundle/start_worker.js';

const hour_ms = 3_600_000;
const shell_caches = 'hub-shell-';

export const named_service_worker = () => document.documentElement.dataset.serviceWorker;

/// Removes what a service worker of ours keeps, and the worker. The next start with a connection brings both back.
export async function forget_shell() {
    if (!('caches' in globalThis) || !('serviceWorker' in navigator)) { return; }
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(shell_caches)).map((name) => caches.delete(name)));
    const registrations = await navigator.serviceWorker.getRegistrations();
    await Promise.all(registrations.map((each) => each.unregister()));
}

export class Updates {
    #registration = null;
    #on_ready;
    #looked = Date.now();
    #is_watching = false;

    constructor(on_ready) {
        this.#on_ready = on_ready;
    }

    /// Also again, after everything of the page was removed.
    async start() {
        const address = named_service_worker();
        if (address === undefined || !isSecureContext || !('serviceWorker' in navigator)) { return; }
        if (!address) {
            await forget_shell();
            return;
        }
        this.#registration = await navigator.serviceWorker.register(worker_address(address), { updateViaCache: 'none' });
        this.#registration.addEventListener('updatefound', () => this.#watch(this.#registration.installing));
        this.#watch(this.#registration.waiting);
        this.#ask_to_be_claimed();
        if (!this.#is_watching) { document.addEventListener('visibilitychange', () => this.#look()); }
        this.#is_watching = true;
    }

    /// In answer to the person: the new version takes over, and the page is loaded again.
    take() {
        const waiting = this.#registration?.waiting;
        if (!waiting) {
            location.reload();
            return;
        }
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        waiting.postMessage('take over');
    }

    /// The worker claims its pages while it is activated. Firefox passes over one that is loaded at that very moment.
    async #ask_to_be_claimed() {
        const { active } = await navigator.serviceWorker.ready;
        if (!navigator.serviceWorker.controller) { active.postMessage('claim'); }
    }

    #watch(worker) {
        const registration = this.#registration;
        const say = () => {
            // The very first worker replaces nothing. Firefox may tell of its installation only after it has taken the page.
            const replaces_one = navigator.serviceWorker.controller && registration.active && registration.active !== worker;
            if (worker.state === 'installed' && replaces_one) { this.#on_ready(); }
        };
        if (!worker) { return; }
        worker.addEventListener('statechange', say);
        say();
    }

    #look() {
        if (document.hidden || Date.now() - this.#looked < hour_ms) { return; }
        this.#looked = Date.now();
        this.#registration.update().catch(() => {});
    }
}
