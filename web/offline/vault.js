// The device's database: one record about the device, and sealed records. Nothing in it can be read without the keys.

const stores = ['device', 'entries', 'snapshot'];

const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
});

export class Vault {
    #name;
    #open = null;

    constructor(name) {
        this.#name = name;
    }

    #database() {
        this.#open ??= new Promise((resolve, reject) => {
            const request = indexedDB.open(this.#name, 1);
            request.onupgradeneeded = () => {
                request.result.createObjectStore('device');
                for (const store of ['entries', 'snapshot']) { request.result.createObjectStore(store, { keyPath: 'name' }); }
            };
            request.onsuccess = () => {
                // Another tab empties the device: it must not wait for this one.
                request.result.onversionchange = () => this.close();
                resolve(request.result);
            };
            request.onerror = () => reject(request.error);
        });
        return this.#open;
    }

    /// Runs `work(store)` in one transaction and resolves with what it returns once that is on the disk.
    async #within(store, mode, work) {
        const database = await this.#database();
        const transaction = database.transaction(store, mode, { durability: 'strict' });
        const ended = new Promise((resolve, reject) => {
            transaction.oncomplete = resolve;
            transaction.onabort = () => reject(transaction.error);
        });
        const result = await work(transaction.objectStore(store));
        await ended;
        return result;
    }

    /// Null where there is none; asking makes none.
    async device() {
        if (!this.#open && indexedDB.databases && !await this.#exists()) { return null; }
        return this.#within('device', 'readonly', (store) => done(store.get('device')));
    }

    async #exists() {
        return (await indexedDB.databases()).some(({ name }) => name === this.#name);
    }

    set_device(device) {
        return this.#within('device', 'readwrite', (store) => done(store.put(device, 'device')));
    }

    /// Reads, changes and writes in one step, so that two tabs do not lose each other's wrong PINs.
    change_device(change) {
        return this.#within('device', 'readwrite', async (store) => {
            const device = await done(store.get('device'));
            if (!device) { return null; }
            change(device);
            await done(store.put(device, 'device'));
            return device;
        });
    }

    put(store, record) {
        return this.#within(store, 'readwrite', (into) => done(into.put(record)));
    }

    remove(store, name) {
        return this.#within(store, 'readwrite', (from) => done(from.delete(name)));
    }

    all(store) {
        return this.#within(store, 'readonly', (from) => done(from.getAll()));
    }

    count() {
        return this.#within('entries', 'readonly', (from) => done(from.count()));
    }

    close() {
        this.#open?.then((database) => database.close(), () => {});
        this.#open = null;
    }

    /// Deletes everything and looks whether it is gone; works without a connection.
    async wipe() {
        if (!this.#open && indexedDB.databases && !await this.#exists()) { return; }
        // Also when another tab keeps the database from being deleted, nothing may be left in it.
        try {
            for (const store of stores) { await this.#within(store, 'readwrite', (of) => done(of.clear())); }
        } catch {
            // There was none, or it is broken: deleting it below is what counts.
        }
        this.close();
        await new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(this.#name);
            request.onsuccess = resolve;
            request.onblocked = resolve;  // it is empty, and goes when the other tab closes
            request.onerror = () => reject(request.error);
        });
        if (indexedDB.databases && !await this.#exists()) { return; }
        const is_empty = !await this.device() && await this.count() === 0;
        this.close();
        if (!is_empty) { throw new Error('the device could not be emptied'); }
    }
}
