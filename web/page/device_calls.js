// Between the program and web/offline: operations by name and JSON, one after the other, so that what was asked first is on
// the disk first.

import { Device } from '../offline/device.js';
import { forget_shell, named_service_worker } from './updates.js';

const unexpected = 'This browser refuses to keep anything. Is it in a private window, or is its disk full?';

/// Instants as the program reads them.
function told(state) {
    const words = { ...state };
    for (const name of ['offline_until', 'lives_until']) {
        if (name in words) { words[name] = new Date(words[name]).toISOString(); }
    }
    return JSON.stringify(words);
}

export class DeviceCalls {
    #program;
    #wake;
    #on_enroll;
    #device = null;
    #last = Promise.resolve();

    /// Only the portal's own page keeps anything; the sandbox does not.
    static get exists() {
        return named_service_worker() !== undefined && Device.is_supported;
    }

    /// `on_enroll` hears that the page shall start without a connection from now on.
    constructor(name, program, { wake, on_enroll }) {
        this.#program = program;
        this.#on_enroll = on_enroll;
        this.#wake = wake;
        this.#device = new Device(name, {
            on_change: (state) => { program.device_state(told(state)); wake(); },
            on_wipe: forget_shell,
        });
    }

    start() {
        // Where nothing can be read, nothing is kept.
        this.#device.start().catch(() => { this.#program.device_state(told({ phase: 'none', waiting: 0, is_sender: false, was_wiped: false })); this.#wake(); });
    }

    call(ticket, operation, json) {
        this.#last = this.#last.then(() => this.#run(ticket, operation, json));
    }

    async #run(ticket, operation, json) {
        try {
            const answer = await this.#device[operation](JSON.parse(json));
            if (operation === 'enroll') { this.#on_enroll(); }
            this.#program.device_done(ticket, '', JSON.stringify(answer ?? {}));
        } catch (error) {
            this.#program.device_done(ticket, error.code && typeof error.code === 'string' ? error.code : 'unavailable', typeof error.code === 'string' ? error.message : unexpected);
        }
        this.#wake();
    }
}
