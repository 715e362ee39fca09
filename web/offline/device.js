// Work without a connection on this device: enrols it, opens it with the PIN, keeps sealed records while it is open, locks
// and empties it. Decides nothing about what is kept: that is client::Outbox.

import { from_base64url, make_keys, open_sealed, random_bytes, seal, stretch, unwrap, wrap, wrapping_key, name_of } from './keys.js';
import { Vault } from './vault.js';

const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const lives_ms = 72 * hour_ms;          // domain::device_lives_ms
const offline_ms = 12 * hour_ms;        // domain::offline_unlock_ms
const most_wrong_pins = 5;              // domain::wrong_pins
const hidden_ms = minute_ms;
const clock_tolerance_ms = 2 * minute_ms;

const store_of = (kind) => (kind === 'snapshot' ? 'snapshot' : 'entries');
const refusal = (code, message) => Object.assign(new Error(message), { code });
const gone = () => refusal('not_found', 'This device was emptied. Nothing is kept on it any more.');

export class Device {
    #vault;
    #locks;
    #channel;
    #on_change;
    #on_wipe;
    #record = null;
    #keys = null;
    #waiting = 0;
    #is_sender = false;
    #release = null;
    #hidden_since = 0;
    #acted = Date.now();
    #was_wiped = false;

    /// `name` is of this page alone; `on_change(state)` hears of everything that others did or time has done.
    constructor(name, { on_change, on_wipe }) {
        this.#vault = new Vault(`${name}-offline`);
        this.#locks = `${name}-outbox`;
        this.#on_change = on_change;
        this.#on_wipe = on_wipe;
        this.#channel = new BroadcastChannel(`${name}-offline`);
        this.#channel.onmessage = ({ data }) => this.#heard(data);
    }

    static get is_supported() {
        return isSecureContext && typeof indexedDB === 'object' && typeof crypto?.subtle === 'object' && 'locks' in navigator && typeof BroadcastChannel === 'function';
    }

    /// To be called once: what is on this device.
    async start() {
        await this.#look();
        for (const name of ['pointerdown', 'keydown']) { addEventListener(name, () => { this.#acted = Date.now(); }, { passive: true, capture: true }); }
        document.addEventListener('visibilitychange', () => this.#seen());
        setInterval(() => this.#tick(), minute_ms / 4);
        this.#tell();
    }

    get state() {
        const record = this.#record;
        const phase = !record ? 'none' : this.#keys ? 'open' : 'locked';
        const base = { phase, waiting: this.#waiting, is_sender: this.#is_sender, was_wiped: this.#was_wiped };
        if (!record) { return base; }
        return {
            ...base, id: record.id, employer: record.employer, contact: record.contact, tries_left: most_wrong_pins - record.wrong_pins,
            offline_until: record.offline?.until ?? 0, lives_until: record.unlocked + lives_ms,
        };
    }

    async enroll({ id, share, pin, employer, contact }) {
        const salt = random_bytes(16);
        const stretched = await stretch(pin, salt);
        const keys = await make_keys();
        const now = Date.now();
        const under = await wrapping_key(stretched, salt, from_base64url(share));
        await this.#vault.wipe();
        this.#record = { id, employer, contact, salt, online: await wrap(keys, under), offline: null, unlocked: now, seen: now, wrong_pins: 0 };
        await this.#vault.set_device(this.#record);
        await this.#open_online(stretched, under);
        navigator.storage?.persist?.().catch(() => {});
        this.#was_wiped = false;
        this.#waiting = 0;
        this.#channel.postMessage('enrolled');
        this.#tell();
    }

    /// With the server's share, or, until `offline_until`, without.
    async unlock({ pin, share }) {
        await this.#look();
        if (!this.#record) { throw gone(); }
        if (!share && !this.#record.offline) { throw refusal('forbidden', 'The PIN alone opens this device for 12 hours only. Connect to the network and sign in first.'); }
        // Counted before it is tried, so that closing the page in time saves nobody from it.
        this.#record = await this.#vault.change_device((device) => { device.wrong_pins += 1; });
        if (this.#record.wrong_pins > most_wrong_pins) { await this.#wrong_pin(); }
        const { salt, online, offline } = this.#record;
        const stretched = await stretch(pin, salt);
        try {
            const under = await wrapping_key(stretched, salt, share ? from_base64url(share) : null);
            if (share) {
                await unwrap(online, under);
                await this.#open_online(stretched, under);
            } else {
                this.#keys = await unwrap(offline.keys, under);
            }
        } catch (error) {
            if (error.name !== 'OperationError' && error.name !== 'DataError') { throw error; }
            await this.#wrong_pin();
        }
        this.#record = await this.#vault.change_device((device) => { device.wrong_pins = 0; device.seen = Date.now(); });
        this.#acted = Date.now();
        this.#seek_sending();
        this.#tell();
    }

    lock() {
        if (!this.#keys) { return; }
        this.#keys = null;
        this.#stop_sending();
        this.#tell();
    }

    /// Everything that was kept here is gone afterwards.
    async wipe() {
        this.#keys = null;
        this.#record = null;
        this.#waiting = 0;
        this.#stop_sending();
        await this.#vault.wipe();
        await this.#on_wipe?.();
        this.#channel.postMessage('wiped');
        this.#tell();
    }

    /// { records: [{ kind, id, text }], broken }: how many could not be opened, because they are not as they were written.
    async read() {
        const keys = this.#opened();
        const records = [];
        let broken = 0;
        for (const store of ['entries', 'snapshot']) {
            for (const record of await this.#vault.all(store)) {
                try {
                    records.push(await open_sealed(keys, this.#record, record));
                } catch {
                    broken += 1;
                }
            }
        }
        return { records, broken };
    }

    /// On the disk when it resolves.
    async put({ kind, id, text }) {
        await this.#vault.put(store_of(kind), await seal(this.#opened(), this.#record, { kind, id, text }));
        await this.#count_and_say(kind);
    }

    async remove({ kind, id }) {
        await this.#vault.remove(store_of(kind), await name_of(this.#opened(), kind, id));
        await this.#count_and_say(kind);
    }

    /// Removes what cannot be opened.
    async remove_broken() {
        const keys = this.#opened();
        for (const record of await this.#vault.all('entries')) {
            await open_sealed(keys, this.#record, record).catch(() => this.#vault.remove('entries', record.name));
        }
        await this.#count_and_say('entry');
    }

    #opened() {
        if (!this.#keys) { throw refusal('forbidden', 'This device is locked. Enter your PIN first.'); }
        return this.#keys;
    }

    /// A fresh wrapping under the PIN alone; the keys that stay cannot be taken out.
    async #open_online(stretched, under) {
        const { salt, online } = this.#record;
        const alone = await wrapping_key(stretched, salt, null);
        const keys = await wrap(await unwrap(online, under, true), alone);
        const now = Date.now();
        this.#record = await this.#vault.change_device((device) => {
            device.offline = { keys, until: now + offline_ms };
            device.unlocked = now;
            device.seen = now;
        });
        this.#keys = await unwrap(online, under);
        this.#seek_sending();
    }

    async #wrong_pin() {
        const left = most_wrong_pins - this.#record.wrong_pins;
        if (left > 0) {
            this.#tell();
            throw refusal('invalid', `This PIN is wrong. ${left === 1 ? 'One more try' : `${left} more tries`}, then everything kept on this device is deleted.`);
        }
        this.#was_wiped = true;
        await this.wipe();
        throw gone();
    }

    /// What is on the disk, and what time has made of it.
    async #look() {
        this.#record = await this.#vault.device() ?? null;
        if (!this.#record) {
            this.#forget();
            return;
        }
        const now = Date.now();
        const is_set_back = now < this.#record.seen - clock_tolerance_ms;
        if (now > this.#record.unlocked + lives_ms) {
            this.#was_wiped = true;
            await this.wipe();
            return;
        }
        if (this.#record.offline && (is_set_back || now > this.#record.offline.until)) {
            this.#record = await this.#vault.change_device((device) => { device.offline = null; });
        }
        this.#waiting = await this.#vault.count();
    }

    #forget() {
        this.#record = null;
        this.#keys = null;
        this.#waiting = 0;
        this.#vault.close();
    }

    async #count_and_say(kind) {
        if (kind === 'snapshot') { return; }
        this.#waiting = await this.#vault.count();
        this.#channel.postMessage('changed');
        this.#tell();
    }

    async #heard(what) {
        if (what === 'wiped' || what === 'enrolled') {
            this.#keys = null;
            this.#stop_sending();
        }
        // After a wipe there is nothing to look at, and looking would make a new database.
        if (what === 'wiped') { this.#forget(); } else { await this.#look(); }
        this.#tell(what === 'changed');
    }

    #tell(records_changed = false) {
        this.#on_change({ ...this.state, records_changed });
    }

    // One tab sends: the one that is open and in front. Leaving the front gives the others their turn.

    #seek_sending() {
        if (this.#release || document.hidden) { return; }
        const controller = new AbortController();
        this.#release = () => controller.abort();
        navigator.locks.request(this.#locks, { signal: controller.signal }, () => new Promise((resolve) => {
            this.#release = resolve;
            this.#is_sender = true;
            this.#tell(true);
        })).catch(() => {});
    }

    #stop_sending() {
        this.#release?.();
        this.#release = null;
        this.#is_sender = false;
    }

    #seen() {
        if (document.hidden) {
            this.#hidden_since = Date.now();
            this.#stop_sending();
            this.#tell();
            return;
        }
        this.#tick();
        this.#hidden_since = 0;
        if (this.#keys) { this.#seek_sending(); }
        this.#tell(true);
    }

    /// Timers of hidden pages are late, so what they were for is looked at again when the page is seen.
    #tick() {
        if (!this.#keys) { return; }
        const now = Date.now();
        const idle_ms = (matchMedia('(pointer: coarse)').matches ? 5 : 15) * minute_ms;
        const was_hidden = this.#hidden_since > 0 && now - this.#hidden_since > hidden_ms;
        if (was_hidden || now - this.#acted > idle_ms || now > this.#record.unlocked + lives_ms) {
            this.lock();
            return;
        }
        this.#vault.change_device((device) => { device.seen = Math.max(device.seen, now); }).catch(() => {});
    }
}
