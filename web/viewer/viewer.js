// Looks at one PDF above the program: next and previous, zoom, fit, rotate, print (RSLT-04, RSLT-A4). pdf.js reads and draws it,
// in a worker of our own origin; nothing in a document is run.

import { GlobalWorkerOptions, getDocument } from 'pdfjs';

import { Fit, Pages } from './pages.js';
import { shared_files } from './shared_files.js';

const zoom_step = 1.25;
const print_dots_per_inch = 150;
const svg_namespace = 'http://www.w3.org/2000/svg';

/// Lines on a square of 24.
const icons = {
    previous: ['m15 18-6-6 6-6'], next: ['m9 18 6-6-6-6'], close: ['M18 6 6 18', 'm6 6 12 12'],
    zoom_out: ['M5 12h14'], zoom_in: ['M5 12h14', 'M12 5v14'],
    fit: ['M8 3H5a2 2 0 0 0-2 2v3', 'M21 8V5a2 2 0 0 0-2-2h-3', 'M3 16v3a2 2 0 0 0 2 2h3', 'M16 21h3a2 2 0 0 0 2-2v-3'],
    rotate: ['M21 12a9 9 0 1 1-9-9c2.5 0 4.9 1 6.7 2.7L21 8', 'M21 3v5h-5'],
    print: ['M6 9V3h12v6', 'M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2', 'M6 14h12v7H6z'],
    download: ['M12 4v11', 'm7 11 5 5 5-5', 'M4 20h16'],
};

function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) { element.setAttribute(name, value); }
    element.append(...children);
    return element;
}

function icon_of(name) {
    const svg = document.createElementNS(svg_namespace, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    for (const line of icons[name]) {
        const path = document.createElementNS(svg_namespace, 'path');
        path.setAttribute('d', line);
        svg.append(path);
    }
    return svg;
}

function button(name, label, press) {
    const made = make('button', { type: 'button', 'aria-label': label, title: label }, icon_of(name));
    made.addEventListener('click', press);
    return made;
}

export class Viewer {
    #heard;
    #dialog;
    #title = make('h2', { id: 'viewer-title' });
    #subtitle = make('p', { id: 'viewer-subtitle' });
    #status = make('p', { class: 'viewer-status', role: 'status' });
    #place = make('output', { 'aria-label': 'Page' });
    #percent = make('output', { 'aria-label': 'Zoom' });
    #region = make('div', { class: 'viewer-pages', role: 'region', 'aria-label': 'Pages', tabindex: '0' });
    #buttons;
    #pages;
    #task = null;
    #opener = null;

    /// `heard`: closed(), previous(), next(), download(), active().
    constructor(start_worker, heard) {
        GlobalWorkerOptions.workerPort = start_worker();
        this.#heard = heard;
        this.#pages = new Pages(this.#region, () => this.#show_place());
        this.#buttons = {
            previous: button('previous', 'Previous document', () => heard.previous()),
            next: button('next', 'Next document', () => heard.next()),
            zoom_out: button('zoom_out', 'Zoom out', () => this.#pages.zoom(1 / zoom_step)),
            zoom_in: button('zoom_in', 'Zoom in', () => this.#pages.zoom(zoom_step)),
            fit: button('fit', 'Fit the whole page', () => this.#pages.fit_to(this.#pages.fit === Fit.Page ? Fit.Width : Fit.Page)),
            rotate: button('rotate', 'Rotate to the right', () => this.#pages.rotate()),
            print: button('print', 'Print', () => this.#print()),
            download: button('download', 'Download', () => heard.download()),
            close: button('close', 'Close the document', () => this.#dialog.close()),
        };
        const { previous, next, zoom_out, zoom_in, fit, rotate, print, download, close } = this.#buttons;
        const bar = make('div', { class: 'viewer-bar' },
            make('div', { class: 'viewer-names' }, this.#title, this.#subtitle),
            make('div', { class: 'viewer-tools', role: 'toolbar', 'aria-label': 'Document' },
                previous, next, this.#place, zoom_out, this.#percent, zoom_in, fit, rotate, print, download),
            close);
        this.#dialog = make('dialog', { class: 'viewer', 'aria-labelledby': 'viewer-title', 'aria-describedby': 'viewer-subtitle' }, bar, this.#status, this.#region);
        this.#dialog.addEventListener('close', () => this.#closed());
        for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove']) { this.#dialog.addEventListener(kind, () => heard.active(), { passive: true }); }
        // The program behind must not take what is meant for the document.
        for (const kind of ['keydown', 'keyup', 'pointerdown', 'pointerup', 'pointermove', 'wheel', 'click']) {
            this.#dialog.addEventListener(kind, (event) => event.stopPropagation());
        }
    }

    /// Opens with the names; the pages follow by show().
    open({ title, subtitle, has_previous, has_next }) {
        this.#forget();
        this.#title.textContent = title;
        this.#subtitle.textContent = subtitle;
        this.#say('Loading the document');
        this.#enable('previous', has_previous);
        this.#enable('next', has_next);
        this.#show_place();
        if (this.#dialog.open) { return; }
        this.#opener = document.activeElement;
        document.body.append(this.#dialog);
        this.#dialog.showModal();
        this.#region.focus({ preventScroll: true });
    }

    async show(bytes) {
        const task = getDocument({ data: bytes, isEvalSupported: false, enableXfa: false, disableAutoFetch: true, ...shared_files });
        this.#task = task;
        try {
            const file = await task.promise;
            if (task !== this.#task) { return; }
            await this.#pages.show(file);
            this.#say('');
            this.#show_place();
        } catch (error) {
            if (task !== this.#task) { return; }
            this.refuse(error?.name === 'PasswordException' ? 'This document is protected by a password. Download it to open it.' : 'This document is damaged and cannot be shown here. Download it to try another program.');
        }
    }

    refuse(message) {
        this.#pages.clear();
        this.#say(message);
        this.#show_place();
    }

    /// False when it is closed already.
    close() {
        if (!this.#dialog.open) { return false; }
        this.#dialog.close();
        return true;
    }

    #closed() {
        this.#forget();
        this.#dialog.remove();
        this.#opener?.focus?.({ preventScroll: true });
        this.#heard.closed();
    }

    #forget() {
        this.#pages.clear();
        this.#task?.destroy();
        this.#task = null;
    }

    #say(text) {
        this.#status.textContent = text;
    }

    /// A button that is out of use keeps the focus, or the keyboard would lose its place.
    #enable(name, is_enabled) {
        const target = this.#buttons[name];
        if (!is_enabled && document.activeElement === target) { this.#region.focus({ preventScroll: true }); }
        target.disabled = !is_enabled;
    }

    #show_place() {
        const { count, current, percent, fit } = this.#pages;
        this.#place.textContent = count > 0 ? `${current} of ${count}` : '';
        this.#percent.textContent = count > 0 ? `${percent} %` : '';
        for (const name of ['zoom_out', 'zoom_in', 'fit', 'rotate', 'print']) { this.#buttons[name].disabled = count === 0; }
        const label = fit === Fit.Page ? 'Fit the width' : 'Fit the whole page';
        if (this.#buttons.fit.title !== label) {
            this.#buttons.fit.title = label;
            this.#buttons.fit.setAttribute('aria-label', label);
        }
    }

    /// Pictures of the pages, because a page cannot ask for the printing of a PDF in all browsers.
    async #print() {
        const sheets = make('div', { class: 'viewer-sheets' });
        this.#say('Preparing to print');
        for await (const canvas of this.#pages.pictures(print_dots_per_inch)) { sheets.append(canvas); }
        this.#say('');
        document.body.append(sheets);
        const remove = () => sheets.remove();
        addEventListener('afterprint', remove, { once: true });
        window.print();
    }
}
