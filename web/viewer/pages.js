// The pages of one document in a scrolling region: drawn when they come near, with their text above the picture so that it
// can be read aloud, selected and searched.

import { TextLayer } from 'pdfjs';

import { Destinations } from './destinations.js';
import { LinkLayer } from './links.js';

const least_scale = 0.25;
const most_scale = 5;
/// Wider than this a page is no easier to read.
const most_fitted_scale = 1.4;
const css_px_per_pt = 96 / 72;
/// Larger canvases are refused by telephones.
const most_canvas_pixels = 16_000_000;
const padding = 16;

export const Fit = Object.freeze({ Width: 'width', Page: 'page', None: 'none' });

class PageView {
    #page;
    #number;
    #task = null;
    #text = null;
    #drawn = [];
    #links;
    is_drawn = false;
    element;

    constructor(page, number, count) {
        this.#page = page;
        this.#number = number;
        this.element = document.createElement('div');
        this.element.className = 'viewer-page';
        this.element.setAttribute('role', 'group');
        this.element.setAttribute('aria-label', `Page ${number} of ${count}`);
        this.element.tabIndex = -1;
        this.#links = new LinkLayer(page);
        this.element.append(this.#links.element);
    }

    add_links(destinations, go_to) {
        return this.#links.fill(destinations, go_to);
    }

    /// How far down on the page something stands, in CSS px.
    offset_of({ left, top }) {
        if (left === null && top === null) { return 0; }
        const [page_left, , , page_top] = this.#page.view;
        return Math.max(0, Math.min(this.viewport.height, this.viewport.convertToViewportPoint(left ?? page_left, top ?? page_top)[1]));
    }

    size(rotation) {
        const { width, height } = this.#page.getViewport({ scale: css_px_per_pt, rotation: (this.#page.rotate + rotation) % 360 });
        return { width, height };
    }

    lay_out(scale, rotation) {
        this.clear();
        this.viewport = this.#page.getViewport({ scale: scale * css_px_per_pt, rotation: (this.#page.rotate + rotation) % 360 });
        this.element.style.width = `${Math.floor(this.viewport.width)}px`;
        this.element.style.height = `${Math.floor(this.viewport.height)}px`;
        this.element.style.setProperty('--scale-factor', String(this.viewport.scale));
        this.#links.lay_out(this.viewport);
    }

    async draw() {
        if (this.is_drawn) { return; }
        this.is_drawn = true;
        const { viewport } = this;
        const wanted = Math.min(devicePixelRatio, 3);
        const ratio = Math.min(wanted, Math.sqrt(most_canvas_pixels / (viewport.width * viewport.height)));
        const canvas = document.createElement('canvas');
        canvas.width = Math.floor(viewport.width * ratio);
        canvas.height = Math.floor(viewport.height * ratio);
        canvas.setAttribute('aria-hidden', 'true');
        const text = document.createElement('div');
        text.className = 'viewer-text';
        this.#drawn = [canvas, text];
        this.#links.element.before(canvas, text);
        try {
            this.#task = this.#page.render({ canvasContext: canvas.getContext('2d'), viewport, transform: [ratio, 0, 0, ratio, 0, 0] });
            this.#text = new TextLayer({ textContentSource: this.#page.streamTextContent(), container: text, viewport });
            await Promise.all([this.#task.promise, this.#text.render()]);
        } catch (error) {
            if (!/cancel|abort/i.test(`${error?.name} ${error?.message}`)) { throw error; }
        }
    }

    clear() {
        this.#task?.cancel();
        this.#text?.cancel();
        this.#task = null;
        this.#text = null;
        this.is_drawn = false;
        // The links stay: one of them may have the focus.
        for (const part of this.#drawn) { part.remove(); }
        this.#drawn = [];
    }

    /// For the printer, upright and at its own size.
    async picture(dots_per_inch) {
        const viewport = this.#page.getViewport({ scale: dots_per_inch / 72 });
        const canvas = Object.assign(document.createElement('canvas'), { width: Math.floor(viewport.width), height: Math.floor(viewport.height) });
        canvas.setAttribute('aria-label', `Page ${this.#number}`);
        await this.#page.render({ canvasContext: canvas.getContext('2d'), viewport, intent: 'print' }).promise;
        return canvas;
    }
}

export class Pages {
    #region;
    #views = [];
    #near;
    #fit = Fit.Width;
    #scale = 1;
    #rotation = 0;
    #on_change;
    #resized;

    constructor(region, on_change) {
        this.#region = region;
        this.#on_change = on_change;
        this.#near = new IntersectionObserver((entries) => {
            for (const { target, isIntersecting } of entries) {
                const view = this.#views.find(({ element }) => element === target);
                if (isIntersecting) {
                    view?.draw().catch(console.warn);
                } else {
                    view?.clear();
                }
            }
        }, { root: region, rootMargin: '100%' });
        this.#resized = new ResizeObserver(() => { if (this.#fit !== Fit.None) { this.#lay_out(); } });
        this.#resized.observe(region);
        region.addEventListener('scroll', () => this.#on_change(), { passive: true });
    }

    get count() { return this.#views.length; }
    get percent() { return Math.round(this.#scale * 100); }
    get fit() { return this.#fit; }

    /// The page that most of the region shows, from 1.
    get current() {
        const middle = this.#region.scrollTop + this.#region.clientHeight / 2;
        const index = this.#views.findIndex(({ element }) => element.offsetTop + element.offsetHeight >= middle);
        return index < 0 ? this.count : index + 1;
    }

    async show(file) {
        this.clear();
        const pages = await Promise.all(Array.from({ length: file.numPages }, (_, index) => file.getPage(index + 1)));
        this.#views = pages.map((page, index) => new PageView(page, index + 1, pages.length));
        this.#region.replaceChildren(...this.#views.map(({ element }) => element));
        this.#region.scrollTop = 0;
        this.#rotation = 0;
        this.#lay_out();
        for (const { element } of this.#views) { this.#near.observe(element); }
        this.#add_links(new Destinations(file), this.#views);
    }

    clear() {
        this.#near.disconnect();
        // What had the focus goes.
        if (this.#region.contains(document.activeElement)) { this.#region.focus({ preventScroll: true }); }
        for (const view of this.#views) { view.clear(); }
        this.#views = [];
        this.#region.replaceChildren();
    }

    fit_to(fit) {
        this.#fit = fit;
        this.#lay_out();
    }

    zoom(factor) {
        this.#fit = Fit.None;
        this.#scale = Math.min(most_scale, Math.max(least_scale, this.#scale * factor));
        this.#lay_out();
    }

    rotate() {
        this.#rotation = (this.#rotation + 90) % 360;
        this.#lay_out();
    }

    /// Where a link leads; the keyboard goes on from there.
    go_to(destination) {
        const view = this.#views[destination.page - 1];
        if (!view) { return; }
        const offset = view.offset_of(destination);
        this.#region.scrollTop = view.element.offsetTop + offset - padding;
        view.element.focus({ preventScroll: true });
    }

    async *pictures(dots_per_inch) {
        for (const view of this.#views) { yield await view.picture(dots_per_inch); }
    }

    /// One page after the other; another document ends it.
    async #add_links(destinations, views) {
        for (const view of views) {
            if (views !== this.#views) { return; }
            try {
                await view.add_links(destinations, (destination) => this.go_to(destination));
            } catch (error) {
                // The document has been closed meanwhile, or this page's links are damaged.
                if (views === this.#views) { console.warn(error); }
            }
        }
    }

    /// What is looked at stays in sight.
    #lay_out() {
        if (this.#views.length === 0) { return; }
        const page = this.#views[this.current - 1];
        const part = (this.#region.scrollTop - page.element.offsetTop) / Math.max(1, page.element.offsetHeight);
        const { width, height } = page.size(this.#rotation);
        const across = (this.#region.clientWidth - 2 * padding) / width;
        const down = (this.#region.clientHeight - 2 * padding) / height;
        if (this.#fit === Fit.Width) { this.#scale = Math.min(across, most_fitted_scale); }
        if (this.#fit === Fit.Page) { this.#scale = Math.min(across, down); }
        for (const view of this.#views) { view.lay_out(this.#scale, this.#rotation); }
        if (part > 0) { this.#region.scrollTop = page.element.offsetTop + part * page.element.offsetHeight; }
        // What stays near is not told of again.
        for (const { element } of this.#views) {
            this.#near.unobserve(element);
            this.#near.observe(element);
        }
        this.#on_change();
    }
}
