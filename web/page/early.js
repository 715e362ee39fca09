// Runs before the first paint, as a classic script: the theme and the text size of the last visit, and whether somebody
// was signed in in this tab, so that the page does not flash.
(function early() {
    'use strict';
    var root = document.documentElement;
    var stored = null;
    var inside = false;
    try {
        stored = localStorage.getItem(root.dataset.storage + '.last-theme');
        inside = sessionStorage.getItem(root.dataset.storage + '.inside') === 'yes';
    } catch (error) {
        // Storage is blocked: the system's preference counts.
    }
    var contrast = matchMedia('(prefers-contrast: more)').matches ? 'hc-' : '';
    root.dataset.theme = stored || contrast + (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    root.classList.add('has-script');
    root.classList.toggle('inside', inside);
})();
