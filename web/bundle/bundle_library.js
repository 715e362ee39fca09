// What the worker's program calls.
addToLibrary({
    hub_bundle_take_chunk: (at, size) => Module['take_chunk'](HEAPU8.subarray(at, at + size)),
    hub_bundle_fill_random: (at, size) => {
        // One call gives 65,536 bytes at most.
        for (let from = 0; from < size; from += 65536) {
            crypto.getRandomValues(HEAPU8.subarray(at + from, at + Math.min(size, from + 65536)));
        }
    },
});
