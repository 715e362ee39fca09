// Starts the program in the page: loads it, connects it with the browser's parts, and hands the static page over.

import create_module from 'hub-program';

import { Mirror } from '../mirror/mirror.js';
import { EventKind } from '../mirror/wire.js';
import { allow_workers } from '../bundle/start_worker.js';
import { Bundles } from './bundles.js';
import { Canvas } from './canvas.js';
import { DeviceCalls } from './device_calls.js';
import { DocumentView } from './document_view.js';
import * as files from './files.js';
import { Frames } from './frames.js';
import { load, missing_feature } from './loader.js';
import { watch_pointer } from './pointer.js';
import { Program } from './program.js';
import { Routes, href_of } from './routes.js';
import { Settings } from './settings.js';
import { Updates, named_service_worker } from './updates.js';
import { Viewport } from './viewport.js';
import { Welcome, show_failure } from './welcome.js';

const root = document.documentElement;
const stage = document.getElementById('stage');
const canvas = document.getElementById('canvas');
const mirror_root = document.getElementById('mirror');
const settings = new Settings(root.dataset.storage);

function instantiate(compiled, calls) {
    return new Promise((resolve, reject) => {
        create_module({
            page: calls,
            instantiateWasm(imports, receive) {
                WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance, compiled), reject);
                return {};
            },
            onAbort() {
                show_failure('stopped');
            },
        }).then(resolve, reject);
    });
}

function apply_page({ title, language, theme, text_scale }) {
    document.title = title;
    root.lang = language;
    if (root.dataset.theme !== theme) {
        root.dataset.theme = theme;
        settings.set('last-theme', theme);
    }
    mirror_root.style.setProperty('--text-scale', String(text_scale));
}

/// What the program calls (web/page.hpp).
function calls_of(page) {
    return {
        wake: (after_ms) => page.frames?.wake(after_ms),
        apply: (bytes) => page.mirror.apply(bytes),
        set_route: (route, push) => page.routes.set(route, push),
        open_external: files.open_external,
        save_bytes: (file_name, media_type, bytes) => files.save_blob(file_name, new Blob([bytes], { type: media_type })),
        save_url: files.save_url,
        copy_text: files.copy_text,
        print: () => window.print(),
        setting: (key) => settings.get(key),
        set_setting: (key, value) => settings.set(key, value),
        bundle: () => page.bundles,
        view_exists: () => DocumentView.exists,
        view: (document) => page.view.show(document),
        close_view: () => page.view.hide(),
        device_exists: () => DeviceCalls.exists,
        device_call: (ticket, operation, json) => page.device.call(ticket, operation, json),
        take_update: () => page.updates.take(),
    };
}

/// Every script that may run as a worker.
function worker_addresses() {
    const bundle = document.querySelector('link[rel="bundle-worker"]')?.href;
    return [bundle, DocumentView.worker, named_service_worker()].filter(Boolean);
}

/// When this tab is loaded again while somebody is signed in, no sign-in form need flash by.
function remember_where(page) {
    const inside = !page.mirror.shows_static_parts;
    if (page.was_inside === inside) { return; }
    page.was_inside = inside;
    settings.set_for_tab('inside', inside ? 'yes' : 'no');
}

/// After a fault in the program nothing on the canvas can be trusted.
function watch_faults(page) {
    const stop = (error) => {
        if (!(error instanceof WebAssembly.RuntimeError)) { return; }
        page.frames?.stop();
        show_failure('stopped');
    };
    addEventListener('error', (event) => stop(event.error));
    addEventListener('unhandledrejection', (event) => stop(event.reason));
}

async function start() {
    if (missing_feature()) {
        show_failure('old-browser');
        return;
    }
    const welcome = new Welcome();
    const page = {};
    watch_faults(page);

    const { program: compiled, fonts } = await load((share) => welcome.progress(share));
    const program = new Program(await instantiate(compiled, calls_of(page)));
    const send = (event) => {
        program.handle(event);
        // A key moves the focus in lists and menus: it stands there before the next key, however slow the machine is.
        if (event.kind === EventKind.KeyDown) {
            page.frames.draw_now();
        } else {
            page.frames.wake();
        }
    };
    page.mirror = new Mirror({
        root: mirror_root,
        note_host: document.getElementById('mirror-notes'),
        live: { polite: document.getElementById('live-polite'), assertive: document.getElementById('live-assertive') },
        static_page: welcome.element,
        send,
        route_href: href_of,
        on_page: apply_page,
    });
    page.viewport = new Viewport(stage, canvas, () => {
        page.viewport_changed = true;
        page.frames?.wake();
    });
    allow_workers(worker_addresses());
    page.bundles = new Bundles(program, (after_ms) => page.frames.wake(after_ms));
    page.view = new DocumentView(program, () => page.frames.wake());
    page.routes = new Routes((route) => {
        program.open_route(route);
        page.frames.wake();
    });
    page.frames = new Frames(() => {
        if (page.viewport_changed) {
            page.viewport_changed = false;
            page.viewport.fit_canvas();
            program.set_viewport(page.viewport.read());
        }
        const next = program.frame();
        if (!page.is_shown && page.mirror.size > 0) {
            page.is_shown = true;
            welcome.done();
        }
        if (page.is_shown) { remember_where(page); }
        return next;
    }, (at_rest) => page.mirror.settle(at_rest));
    const wake = () => page.frames.wake();
    watch_pointer(stage, {
        move: (...place) => { program.move(...place); wake(); },
        button: (...change) => { program.button(...change); wake(); },
        leave: () => { program.leave(); wake(); },
        wheel: (...by) => { program.wheel(...by); wake(); },
    });

    page.viewport.fit_canvas();
    const can_draw = program.start();
    page.updates = new Updates(() => { program.update_ready(); wake(); });
    const start_updates = () => page.updates.start().catch(() => {});  // starting without a connection is a convenience
    if (DeviceCalls.exists) {
        page.device = new DeviceCalls(root.dataset.storage, program, { wake, on_enroll: start_updates });
        page.device.start();
    }
    page.canvas = new Canvas(canvas, program, wake);
    if (!can_draw) { page.canvas.without_context(); }
    program.set_fonts(fonts);
    program.set_viewport(page.viewport.read());
    program.open_route(page.routes.current);
    wake();
    start_updates();
}

// Going elsewhere ends the loading as well, and then there is nothing to say; coming back begins it anew.
let is_leaving = false;
addEventListener('beforeunload', () => { is_leaving = true; }, { once: true });

start().catch((error) => {
    if (is_leaving) {
        addEventListener('pageshow', () => location.reload(), { once: true });
        return;
    }
    console.error('The program could not be started:', error);
    show_failure('not-loaded');
});
