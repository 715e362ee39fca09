// The size of the page as the program and the canvas see it. Pinch zoom is the browser's own and changes nothing here;
// a soft keyboard does, because the field must stay above it.

const watched_media = {
    coarse_pointer: '(pointer: coarse)',
    prefers_dark: '(prefers-color-scheme: dark)',
    prefers_contrast: '(prefers-contrast: more)',
    reduced_motion: '(prefers-reduced-motion: reduce)',
};
const least_keyboard_px = 80;

export class Viewport {
    #stage;
    #canvas;
    #changed;
    #media;
    #device_size = null;
    #text_probe;

    /// `stage` is what the canvas fills; `changed()` is called whenever `read()` would say something else.
    constructor(stage, canvas, changed) {
        this.#stage = stage;
        this.#canvas = canvas;
        this.#changed = changed;
        this.#media = Object.fromEntries(Object.entries(watched_media).map(([name, query]) => [name, matchMedia(query)]));
        this.#text_probe = stage.querySelector('.text-probe');
        for (const media of Object.values(this.#media)) { media.addEventListener('change', changed); }
        for (const name of ['online', 'offline', 'resize']) { addEventListener(name, changed); }
        visualViewport?.addEventListener('resize', changed);
        // iOS scrolls the page under a soft keyboard, although there is nothing to scroll.
        visualViewport?.addEventListener('scroll', () => {
            if (visualViewport.scale === 1 && (scrollX !== 0 || scrollY !== 0)) { scrollTo(0, 0); }
        });
        this.#observe();
    }

    read() {
        const { width, height } = this.#stage.getBoundingClientRect();
        return {
            width, height,
            pixel_ratio: devicePixelRatio,
            root_font_scale: this.#text_probe.getBoundingClientRect().width / 16,
            keyboard_inset: this.#keyboard_inset(height),
            online: navigator.onLine,
            ...Object.fromEntries(Object.entries(this.#media).map(([name, media]) => [name, media.matches])),
        };
    }

    /// Gives the canvas its size in device pixels; directly before a frame, because it clears the canvas.
    fit_canvas() {
        const { width, height } = this.#stage.getBoundingClientRect();
        const size = this.#device_size ?? { width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) };
        if (this.#canvas.width !== size.width) { this.#canvas.width = size.width; }
        if (this.#canvas.height !== size.height) { this.#canvas.height = size.height; }
    }

    #observe() {
        const observer = new ResizeObserver((entries) => {
            for (const entry of entries) {
                const box = entry.target === this.#stage ? entry.devicePixelContentBoxSize?.[0] : null;
                if (box) { this.#device_size = { width: box.inlineSize, height: box.blockSize }; }
            }
            this.#changed();
        });
        observer.observe(this.#text_probe);
        try {
            observer.observe(this.#stage, { box: 'device-pixel-content-box' });
        } catch {
            observer.observe(this.#stage);
        }
    }

    #keyboard_inset(height) {
        if (!visualViewport) { return 0; }
        const covered = height - visualViewport.height * visualViewport.scale;
        return covered < least_keyboard_px ? 0 : covered;
    }
}
