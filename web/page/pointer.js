// Pointer events for Dear ImGui: hover, pressed looks and drags. Clicks are the mirror's, scrolling is the browser's.

const button_of = [0, 2, 1];

/// `target` hears { move(x, y, touch), button(index, down), leave(), wheel(x, y) }.
export function watch_pointer(stage, target) {
    const pressed = new Set();
    const point = (event) => {
        const { left, top } = stage.getBoundingClientRect();
        return [event.clientX - left, event.clientY - top];
    };
    const release = () => {
        for (const index of pressed) { target.button(index, false); }
        pressed.clear();
    };
    const is_touch = (event) => event.pointerType === 'touch';

    addEventListener('pointermove', (event) => {
        if (event.isPrimary) { target.move(...point(event), is_touch(event)); }
    });
    stage.addEventListener('pointerdown', (event) => {
        if (!event.isPrimary) { return; }
        const index = button_of[event.button];
        if (index === undefined) { return; }
        target.move(...point(event), is_touch(event));
        target.button(index, true);
        pressed.add(index);
    });
    addEventListener('pointerup', (event) => {
        if (!event.isPrimary) { return; }
        target.move(...point(event), is_touch(event));
        release();
        if (is_touch(event)) { target.leave(); }
    });
    addEventListener('pointercancel', (event) => {
        if (!event.isPrimary) { return; }
        // The browser took the gesture for scrolling: nothing was pressed.
        target.leave();
        release();
    });
    document.documentElement.addEventListener('pointerleave', () => target.leave());
    addEventListener('blur', () => {
        target.leave();
        release();
    });
    stage.addEventListener('wheel', (event) => {
        if (event.ctrlKey || event.metaKey || event.target.closest('.scroller')) { return; }
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 1 / 3 : 1 / 100;
        target.wheel(-event.deltaX * lines, -event.deltaY * lines);
    }, { passive: true });
}
