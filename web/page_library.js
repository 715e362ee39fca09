// The functions of page.hpp, for Emscripten's linker: they hand everything on to the object that the page gave the module.

addToLibrary({
    hub_page_wake: (afterMs) => Module['page']['wake'](afterMs),
    hub_page_apply: (at, size) => Module['page']['apply'](HEAPU8.subarray(at, at + size)),

    hub_page_set_route: (route, push) => Module['page']['set_route'](UTF8ToString(route), push !== 0),
    hub_page_set_route__deps: ['$UTF8ToString'],
    hub_page_open_external: (url) => Module['page']['open_external'](UTF8ToString(url)),
    hub_page_open_external__deps: ['$UTF8ToString'],
    hub_page_save_bytes: (fileName, mediaType, at, size) => Module['page']['save_bytes'](UTF8ToString(fileName), UTF8ToString(mediaType), HEAPU8.slice(at, at + size)),
    hub_page_save_bytes__deps: ['$UTF8ToString'],
    hub_page_save_url: (url, fileName) => Module['page']['save_url'](UTF8ToString(url), UTF8ToString(fileName)),
    hub_page_save_url__deps: ['$UTF8ToString'],
    hub_page_copy_text: (text) => Module['page']['copy_text'](UTF8ToString(text)),
    hub_page_copy_text__deps: ['$UTF8ToString'],
    hub_page_print: () => Module['page']['print'](),

    hub_page_setting: (key) => {
        const value = Module['page']['setting'](UTF8ToString(key));
        return value === null ? 0 : stringToNewUTF8(value);
    },
    hub_page_setting__deps: ['$UTF8ToString', '$stringToNewUTF8'],
    hub_page_set_setting: (key, value) => Module['page']['set_setting'](UTF8ToString(key), UTF8ToString(value)),
    hub_page_set_setting__deps: ['$UTF8ToString'],

    hub_page_device_exists: () => (Module['page']['device_exists']() ? 1 : 0),
    hub_page_device_call: (ticket, operation, json) => Module['page']['device_call'](ticket, UTF8ToString(operation), UTF8ToString(json)),
    hub_page_device_call__deps: ['$UTF8ToString'],
    hub_page_take_update: () => Module['page']['take_update'](),

    hub_page_view_exists: () => (Module['page']['view_exists']() ? 1 : 0),
    hub_page_view: (url, title, subtitle, hasPrevious, hasNext) => Module['page']['view']({
        'url': UTF8ToString(url), 'title': UTF8ToString(title), 'subtitle': UTF8ToString(subtitle), 'has_previous': hasPrevious !== 0, 'has_next': hasNext !== 0,
    }),
    hub_page_view__deps: ['$UTF8ToString'],
    hub_page_close_view: () => Module['page']['close_view'](),

    hub_page_bundle_begin: (title, fileName, company, made, password, choices) => Module['page']['bundle']()['begin']({
        'title': UTF8ToString(title), 'file_name': UTF8ToString(fileName), 'company': UTF8ToString(company), 'made': UTF8ToString(made), 'password': UTF8ToString(password),
        'bookmarks': (choices & 1) !== 0, 'group_by_employee': (choices & 2) !== 0, 'cover': (choices & 4) !== 0, 'page_numbers': (choices & 8) !== 0,
    }),
    hub_page_bundle_begin__deps: ['$UTF8ToString'],
    hub_page_bundle_add: (url, title, group, date, file, expectedPages) => Module['page']['bundle']()['add']({
        'url': UTF8ToString(url), 'title': UTF8ToString(title), 'group': UTF8ToString(group), 'date': UTF8ToString(date), 'file': UTF8ToString(file), 'expected_pages': expectedPages,
    }),
    hub_page_bundle_add__deps: ['$UTF8ToString'],
    hub_page_bundle_go: () => Module['page']['bundle']()['go'](),
    hub_page_bundle_cancel: () => Module['page']['bundle']()['cancel'](),
    hub_page_bundle_save: () => Module['page']['bundle']()['save'](),
    hub_page_bundle_reset: () => Module['page']['bundle']()['reset'](),
});
