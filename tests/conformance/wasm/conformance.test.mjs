// The conformance suite compiled to WebAssembly, as the training sandbox runs the server: the target hub-conformance of a wasm build.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const file = process.env.HUB_CONFORMANCE ?? fileURLToPath(new URL('../../../build/wasm/bin/hub-conformance.mjs', import.meta.url));
const program = existsSync(file) ? await (await import(pathToFileURL(file).href)).default() : null;

describe('conformance in WebAssembly', { skip: program ? false : `${file} is not built (tools/build web hub-conformance)` }, () => {
    for (let index = 0; index < (program?._conformance_count() ?? 0); index += 1) {
        test(program.UTF8ToString(program._conformance_name(index)), () => {
            const before = program._conformance_checks();
            assert.equal(program.UTF8ToString(program._conformance_run(index)), '');
            assert.ok(program._conformance_checks() > before, 'something was checked');
        });
    }
});
