// Plays the program's part in a page without WebAssembly: publishes lists of nodes as src/ui/semantics does, and writes
// down the events that come back. Nodes are written as { id, role: 'Button', flags: ['Focusable'], texts: { Href: '/' } }.

import { Attribute, EventKind, Flag, Key, Operation, Role } from '/web/mirror/wire.js';
import { Mirror } from '/web/mirror/mirror.js';

const encoder = new TextEncoder();

class WireWriter {
    #parts = [];

    number(size, method, value) {
        const bytes = new Uint8Array(size);
        new DataView(bytes.buffer)[method](0, value, true);
        this.#parts.push(bytes);
        return this;
    }

    u8(value) { return this.number(1, 'setUint8', value); }
    u32(value) { return this.number(4, 'setUint32', value); }
    i32(value) { return this.number(4, 'setInt32', value); }
    f32(value) { return this.number(4, 'setFloat32', value); }

    string(text) {
        const bytes = encoder.encode(text);
        this.u32(bytes.length);
        this.#parts.push(bytes);
        return this;
    }

    rect(values) {
        for (const value of values) { this.f32(value); }
        return this;
    }

    upsert(node, previous) {
        this.u8(Operation.Upsert).u32(node.id).u32(node.parent).u32(previous).u8(Role[node.role]).u32(node.bits).rect(node.rect).i32(node.a).i32(node.b).string(node.name);
        const texts = Object.entries(node.texts);
        this.u8(texts.length);
        for (const [name, text] of texts) { this.u8(Attribute[name]).string(text); }
    }

    finish() {
        const whole = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
        this.#parts.reduce((offset, part) => {
            whole.set(part, offset);
            return offset + part.length;
        }, 0);
        return whole;
    }
}

const named = (list, value) => Object.keys(list).find((name) => list[name] === value);

class ScriptedProgram {
    #before = new Map();
    events = [];
    buffers = 0;
    /// Called for each event, as the program's own handler would be.
    on_event = null;

    constructor() {
        this.mirror = new Mirror({
            root: document.getElementById('mirror'),
            note_host: document.getElementById('mirror-notes'),
            live: { polite: document.getElementById('live-polite'), assertive: document.getElementById('live-assertive') },
            static_page: document.getElementById('welcome'),
            send: (event) => {
                const told = { kind: named(EventKind, event.kind), id: event.id };
                if (event.key) { told.key = named(Key, event.key); }
                if (event.x) { told.x = event.x; }
                if (event.y) { told.y = event.y; }
                if (event.text !== undefined) { told.text = event.text; }
                this.events.push(told);
                this.on_event?.(told);
            },
            route_href: (route) => `#${route}`,
            on_page: (page) => {
                document.title = page.title;
                document.documentElement.lang = page.language;
                document.documentElement.dataset.theme = page.theme;
            },
        });
    }

    /// Publishes a screen: only the changes cross, in the order that wire.hpp asks for.
    publish(nodes, { focus, announce, page, scroll } = {}) {
        const list = nodes.map((node) => ({
            parent: 0, flags: [], rect: [0, 0, 100, 30], a: 0, b: 0, name: '', texts: {}, ...node, bits: (node.flags ?? []).reduce((sum, flag) => sum + Flag[flag], 0),
        }));
        const writer = new WireWriter();
        if (page) { writer.u8(Operation.Page).string(page.title).string(page.language).string(page.theme).f32(page.text_scale ?? 1); }
        const after = new Map(list.map((node) => [node.id, node]));
        const gone = (id) => this.#before.has(id) && !after.has(id);
        for (const [id, old] of this.#before) {
            if (gone(id) && !gone(old.parent)) { writer.u8(Operation.Remove).u32(id); }
        }
        const last_child = new Map();
        for (const node of list) {
            node.previous = last_child.get(node.parent) ?? 0;
            last_child.set(node.parent, node.id);
            const old = this.#before.get(node.id);
            const content = (which) => JSON.stringify([which.parent, which.previous, which.role, which.bits, which.a, which.b, which.name, which.texts]);
            if (!old || content(old) !== content(node)) {
                writer.upsert(node, node.previous);
            } else if (JSON.stringify(old.rect) !== JSON.stringify(node.rect)) {
                writer.u8(Operation.Place).u32(node.id).rect(node.rect);
            }
        }
        this.#before = after;
        if (scroll) { writer.u8(Operation.Scroll).u32(scroll.id).f32(scroll.x).f32(scroll.y); }
        if (focus) { writer.u8(Operation.Focus).u32(focus); }
        if (announce) { writer.u8(Operation.Announce).u8(announce.assertive ? 1 : 0).string(announce.text); }
        const bytes = writer.finish();
        if (bytes.length > 0) {
            this.buffers += 1;
            this.mirror.apply(bytes);
        }
        // As in the product, the static page goes with the first screen.
        document.getElementById('welcome')?.remove();
    }

    settle(at_rest = true) {
        this.mirror.settle(at_rest);
    }

    /// The events since the last call.
    take_events() {
        return this.events.splice(0);
    }
}

window.program = new ScriptedProgram();
