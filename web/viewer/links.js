// The links of one page, above its picture and its text: to a place in the document, to the web, to mail. They are all in the
// keyboard's order from the start, also those of pages that are not drawn yet.
//
// Whatever else a document asks for is dead: scripts, programs, files, forms. pdf.js's own layer of annotations is not
// used: it makes form fields too, and its links have no names.

const schemes_outside = new Set(['http:', 'https:', 'mailto:']);
const most_name_chars = 120;
const most_address_chars = 300;
/// A line of text is taller than its letters.
const slack_pt = 1;

const shortened = (text, most) => (text.length > most ? `${text.slice(0, most)}…` : text);

/// The address that a link leads to, or null where it must not be followed. pdf.js recovers addresses from scripts too; only
/// then, and for files of others, does it speak of windows.
function outside_address({ url, newWindow: window }) {
    if (!url || window !== undefined) { return null; }
    const address = new URL(url);
    return schemes_outside.has(address.protocol) ? address : null;
}

/// Without its escapes.
function mail_name({ pathname }) {
    try {
        return decodeURIComponent(pathname);
    } catch {
        return pathname;
    }
}

/// Where it really leads is always said: the text over it may lie.
function outside_name(address, text) {
    const place = address.protocol === 'mailto:' ? `mail to ${mail_name(address)}` : address.host;
    if (text) { return `${text} (${place}, in a new tab)`; }
    const whole = address.protocol === 'mailto:' ? place : shortened(address.href.replace(/^https?:\/\//, '').replace(/\/$/, ''), most_name_chars);
    return `${whole} (in a new tab)`;
}

/// The words of a piece of text that stand between two places of its line, judged by their middles.
function words_between({ str, transform, width }, left, right) {
    const per_char = width / Math.max(1, str.length);
    return [...str.matchAll(/\S+/g)].filter(({ index, 0: word }) => {
        const middle = transform[4] + (index + word.length / 2) * per_char;
        return middle >= left && middle <= right;
    }).map(([word]) => word).join(' ');
}

function text_under([left, bottom, right, top], items) {
    return items.map((item) => {
        const [across, slope, , , x, y] = item.transform ?? [];
        if (!item.str?.trim() || y < bottom - slack_pt || y > top + slack_pt) { return ''; }
        if (slope === 0 && across > 0) { return words_between(item, left, right); }
        return x >= left - slack_pt && x <= right + slack_pt ? item.str.trim() : '';
    }).filter((words) => words !== '').join(' ');
}

/// One rectangle for each line that a link runs over, [left, bottom, right, top] in the page's units.
function parts_of({ rect, quadPoints: quads }) {
    if (!quads) { return [rect]; }
    return Array.from({ length: quads.length / 8 }, (_, part) => {
        const [left, top, right, , , bottom] = quads.slice(part * 8, part * 8 + 8);
        return [left, bottom, right, top];
    });
}

/// Sizes in parts of the page, so that zooming changes nothing. `within`: the same of the element around it.
function place(element, rect, viewport, within = { left: 0, top: 0, width: viewport.width, height: viewport.height }) {
    const [x1, y1, x2, y2] = viewport.convertToViewportRectangle(rect);
    const box = { left: Math.min(x1, x2), top: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    const percent = (part, whole) => `${(100 * part) / Math.max(whole, 1e-3)}%`;
    element.style.left = percent(box.left - within.left, within.width);
    element.style.top = percent(box.top - within.top, within.height);
    element.style.width = percent(box.width, within.width);
    element.style.height = percent(box.height, within.height);
    return box;
}

export class LinkLayer {
    #page;
    #links = [];
    element = document.createElement('div');

    constructor(page) {
        this.#page = page;
        this.element.className = 'viewer-links';
    }

    /// `destinations` are the document's (see destinations.js); `go_to` takes one of them.
    async fill(destinations, go_to) {
        const found = (await this.#page.getAnnotations({ intent: 'display' })).filter(({ subtype, rect }) => subtype === 'Link' && rect);
        if (found.length === 0) { return; }
        const { items } = await this.#page.getTextContent();
        for (const data of found) {
            const parts = parts_of(data);
            const text = shortened(parts.map((part) => text_under(part, items)).join(' ').trim() || data.contentsObj?.str?.trim() || '', most_name_chars);
            const made = await this.#make(data, text, destinations, go_to);
            if (!made) { continue; }
            made.className = 'viewer-link';
            if (parts.length > 1) {
                made.classList.add('in-parts');
                made.append(...parts.map(() => document.createElement('span')));
            }
            this.#links.push({ element: made, rect: data.rect, parts });
        }
        if (this.viewport) { this.lay_out(this.viewport); }
        this.element.replaceChildren(...this.#links.map(({ element }) => element));
    }

    lay_out(viewport) {
        this.viewport = viewport;
        for (const { element, rect, parts } of this.#links) {
            const around = place(element, rect, viewport);
            [...element.children].forEach((child, index) => place(child, parts[index], viewport, around));
        }
    }

    async #make(data, text, destinations, go_to) {
        const address = outside_address(data);
        if (address) {
            const link = document.createElement('a');
            Object.assign(link, { href: address.href, target: '_blank', rel: 'noopener noreferrer', title: shortened(address.href, most_address_chars) });
            link.setAttribute('aria-label', outside_name(address, text));
            return link;
        }
        const destination = await destinations.of(data, this.#page.pageNumber);
        if (!destination) { return null; }
        // Not an <a>: within the document there is no address to be opened elsewhere or copied.
        const link = Object.assign(document.createElement('button'), { type: 'button' });
        const where = `page ${destination.page}`;
        link.setAttribute('role', 'link');
        link.setAttribute('aria-label', text ? `${text} (${where})` : `Go to ${where}`);
        link.title = `Go to ${where}`;
        link.addEventListener('click', () => go_to(destination));
        return link;
    }
}
