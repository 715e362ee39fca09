// Takes the place of service_worker.js when starting without a connection is switched off (assets/portal.json): what an
// earlier version keeps goes, and so does this.

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
    for (const name of await caches.keys()) { await caches.delete(name); }
    await registration.unregister();
})()));
