// Measures filtering in the browser's terms: the table engine as WebAssembly with SIMD, in Node, beside the same filter over plain
// JavaScript objects, TanStack's table-core and SQLite in wasm, which hold the same data. Prints one JSON line a measurement.
//
//   node tools/bench_filter.mjs [--module FILE] [--rows 10000,100000,1000000] [--times 15] [--peers tanstack,sqlite]
//
// The module is the target hub-bench of a wasm build. A query is "cold" when nothing of it was asked before; "typing" takes each
// keystroke of a query as one measurement; JavaScript knows no difference between the two. One measurement is what a frame needs: the
// number of matching rows and the first fifty, latest first. p50_ms and p95_ms are by the clock; cpu_p50_ms leaves out the time in which
// a busy machine ran something else, but counts the garbage collector's threads.
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { SqliteWasm, TanStack } from "./lib/bench_peers.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = { module: join(root, "build/wasm/bin/hub-bench.mjs"), rows: "10000,100000,1000000", times: "15", peers: "tanstack,sqlite" };
for (let i = 2; i < process.argv.length; i += 2) {
    const name = process.argv[i].replace(/^--/, "");
    if (!(name in options) || process.argv[i + 1] === undefined) {
        console.error(`bench_filter: unknown option ${process.argv[i]}`);
        process.exit(2);
    }
    options[name] = process.argv[i + 1];
}
if (!existsSync(options.module)) {
    console.error(`bench_filter: ${options.module} is missing; build it with tools/build web hub-bench`);
    process.exit(1);
}

const cold_queries = ["a", "an", "anna", "nguyen", "work status", "depot dallas", "wc 2026 0012", "anna nguyen", "zzz"];
const typed_queries = ["anna nguyen 20", "garcia drug screen", "work status dallas"];
/// By their numbers; every fresh view is in the order of the one without a name already.
const columns = [
    "employee", "birth date", "document", "category", "visit type", "center", "state", "location", "claim", "service date", null, "pages", "bytes",
];
const times = Number(options.times);
const encoder = new TextEncoder();
const decoder = new TextDecoder();
setFlagsFromString("--expose-gc");
const collect_garbage = runInNewContext("gc");
const wasm = await (await import(pathToFileURL(resolve(options.module)).href)).default();

function percentile(sorted, percent) {
    return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}

function report(engine, query, rows, { milliseconds, cpu_milliseconds, result }, bytes_per_row) {
    const sorted = [...milliseconds].sort((a, b) => a - b);
    const cpu_sorted = [...cpu_milliseconds].sort((a, b) => a - b);
    const round = (value) => Number(value.toFixed(3));
    console.log(JSON.stringify({
        part: "filter", engine, query, rows, p50_ms: round(percentile(sorted, 50)), p95_ms: round(percentile(sorted, 95)),
        cpu_p50_ms: round(percentile(cpu_sorted, 50)), cpu_p95_ms: round(percentile(cpu_sorted, 95)),
        bytes_per_row: round(bytes_per_row), result,
    }));
}

function cpu_ms() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
}

/// Runs `prepare` unmeasured and `work` measured; gives the milliseconds and the last result. Several go into one with `into`.
function measure(count, prepare, work, into = { milliseconds: [], cpu_milliseconds: [], result: undefined }) {
    for (let i = 0; i < count; ++i) {
        prepare();
        const cpu_start = cpu_ms();
        const start = performance.now();
        into.result = work();
        into.milliseconds.push(performance.now() - start);
        into.cpu_milliseconds.push(cpu_ms() - cpu_start);
    }
    return into;
}

const hub = {
    name: "hub-wasm-simd",

    load(rows) {
        wasm._bench_start(rows);
        let made = 0;
        const make_page = () => { made += wasm._bench_make_page(); };
        const put_page = () => {
            if (wasm._bench_put_page() === 0) { throw new Error("a page was refused"); }
            return made;
        };
        const loading = measure(1, make_page, put_page);
        while (made < rows) { measure(1, make_page, put_page, loading); }
        this.bytes_per_row = wasm._bench_memory_bytes() / rows;
        return loading;
    },

    fresh() {
        wasm._bench_fresh_view();
    },

    filter(query, with_others) {
        const bytes = encoder.encode(query);
        const address = wasm._bench_query_buffer(bytes.length);
        wasm.HEAPU8.set(bytes, address);
        return wasm._bench_filter(with_others ? 1 : 0);
    },

    text(row, field, folded) {
        const address = wasm._bench_text(row, field, folded ? 1 : 0);
        return decoder.decode(wasm.HEAPU8.subarray(address, address + wasm._bench_text_size()));
    },
};

const javascript = {
    name: "javascript",
    rows: [],

    load(count) {
        this.rows = [];
        collect_garbage();
        const before = process.memoryUsage().heapUsed;
        for (let row = 0; row < count; ++row) {
            this.rows.push({
                fields: [0, 1, 2, 3, 4].map((field) => hub.text(row, field, true)),
                employee: hub.text(row, 0, false), document: hub.text(row, 1, false), claim: hub.text(row, 2, false),
                center: hub.text(row, 3, false), location: hub.text(row, 4, false), state: hub.text(row, 5, false),
                category: hub.text(row, 6, false), visit_type: hub.text(row, 7, false),
            });
        }
        collect_garbage();
        this.bytes_per_row = (process.memoryUsage().heapUsed - before) / count;
    },

    /// The queries of this script are folded already but for the blanks.
    filter(query) {
        const tokens = query.split(" ").filter((token) => token !== "");
        return this.rows.filter((row) => tokens.every((token) => row.fields.some((field) => field.includes(token)))).length;
    },

    sort(field) {
        return [...this.rows].sort((a, b) => (a.fields[field] < b.fields[field] ? -1 : a.fields[field] > b.fields[field] ? 1 : 0)).length;
    },
};

function measure_cold(rows) {
    for (const query of cold_queries) {
        const ours = measure(times, () => hub.fresh(), () => hub.filter(query, false));
        report(hub.name, `cold: ${query}`, rows, ours, hub.bytes_per_row);
        const theirs = measure(Math.min(times, rows >= 1_000_000 ? 5 : times), () => {}, () => javascript.filter(query));
        report(javascript.name, `cold: ${query}`, rows, theirs, javascript.bytes_per_row);
        if (ours.result !== theirs.result) { throw new Error(`"${query}": ${ours.result} rows here, ${theirs.result} there`); }
    }
}

function measure_typing(rows) {
    for (const [engine, rounds] of [[hub, times], [javascript, rows >= 1_000_000 ? 1 : 3]]) {
        const keystrokes = { milliseconds: [], cpu_milliseconds: [], result: undefined };
        for (let round = 0; round < rounds; ++round) {
            for (const query of typed_queries) {
                hub.fresh();
                for (let length = 1; length <= query.length; ++length) {
                    measure(1, () => {}, () => engine.filter(query.slice(0, length), false), keystrokes);
                }
            }
        }
        report(engine.name, "typing: each keystroke", rows, keystrokes, engine.bytes_per_row);
    }
}

/// Cold queries only: for these peers a keystroke is a query like any other.
function measure_peer(peer, rows) {
    peer.load(rows, (row, field) => hub.text(row, field, true), collect_garbage);
    const count = rows >= 1_000_000 ? 2 : Math.min(times, 5);
    for (const query of cold_queries) {
        const theirs = measure(count, () => {}, () => peer.filter(query));
        report(peer.name, `cold: ${query}`, rows, theirs, peer.bytes_per_row);
        hub.fresh();
        const expected = hub.filter(query, false);
        if (theirs.result !== expected) { throw new Error(`"${query}": ${expected} rows here, ${theirs.result} in ${peer.name}`); }
    }
    for (const [field, name] of [[0, "employee"], [1, "document"]]) {
        const sorted = measure(rows >= 1_000_000 ? 1 : 3, () => {}, () => peer.sort(field));
        report(peer.name, `first sort: ${name}`, rows, sorted, peer.bytes_per_row);
    }
}

function measure_rest(rows) {
    const others = measure(times, () => hub.fresh(), () => hub.filter("an", true));
    report(hub.name, "cold: an + kind + not reviewed + date", rows, others, hub.bytes_per_row);
    const facets = measure(times, () => { hub.fresh(); hub.filter("an", true); }, () => wasm._bench_facets());
    report(hub.name, "facets: four columns", rows, facets, hub.bytes_per_row);
    columns.forEach((name, column) => {
        if (name === null) { return; }
        const sorted = measure(3, () => hub.fresh(), () => wasm._bench_sort(column, 0));
        report(hub.name, `first sort: ${name}`, rows, sorted, hub.bytes_per_row);
        const again = measure(3, () => { hub.fresh(); wasm._bench_sort(column, 0); wasm._bench_sort(10, 1); }, () => wasm._bench_sort(column, 0));
        report(hub.name, `sort again: ${name}`, rows, again, hub.bytes_per_row);
    });
    for (const [field, name] of [[0, "employee"], [1, "document"]]) {
        const sorted = measure(rows >= 1_000_000 ? 1 : 3, () => {}, () => javascript.sort(field));
        report(javascript.name, `first sort: ${name}`, rows, sorted, javascript.bytes_per_row);
    }
}

for (const rows of options.rows.split(",").map(Number)) {
    report(hub.name, "load: each page of 5,000", rows, hub.load(rows), hub.bytes_per_row);
    javascript.load(rows);
    for (const query of cold_queries) { hub.fresh(); hub.filter(query, false); }  // both engines are compiled by now
    measure_cold(rows);
    measure_typing(rows);
    measure_rest(rows);
    javascript.rows = [];
    for (const [name, kind] of [["tanstack", TanStack], ["sqlite", SqliteWasm]]) {
        if (options.peers.split(",").includes(name)) { measure_peer(await kind.create(), rows); }
    }
}
