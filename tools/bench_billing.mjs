// Measures the lists of invoices in the client's terms: answers of the server taken in, a keystroke, a sort and the totals, in WebAssembly
// in Node, beside the same over plain JavaScript objects made of the same answers. Prints one JSON line a measurement.
//
//   node tools/bench_billing.mjs [--module FILE] [--rows 10000,100000] [--times 15]
//
// A query is "cold" when nothing of it was asked before; "typing" takes each keystroke as one measurement.
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = { module: join(root, "build/wasm/bin/hub-billing-bench.mjs"), rows: "10000,100000", times: "15" };
for (let i = 2; i < process.argv.length; i += 2) {
    const name = process.argv[i].replace(/^--/, "");
    if (!(name in options) || process.argv[i + 1] === undefined) {
        console.error(`bench_billing: unknown option ${process.argv[i]}`);
        process.exit(2);
    }
    options[name] = process.argv[i + 1];
}
if (!existsSync(options.module)) {
    console.error(`bench_billing: ${options.module} is missing; build it with tools/build web hub-billing-bench`);
    process.exit(1);
}
const times = Number(options.times);
const typed = "deshawn carter";
const wasm = await (await import(pathToFileURL(resolve(options.module)).href)).default();
const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/['’-]/g, "").replace(/ł/g, "l").replace(/đ/g, "d");

function report(engine, query, rows, milliseconds, result) {
    const sorted = [...milliseconds].sort((a, b) => a - b);
    const at = (percent) => Number(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))].toFixed(3));
    console.log(JSON.stringify({ part: "billing", engine, query, rows, p50_ms: at(50), p95_ms: at(95), result }));
}

/// Runs `work` so often, each time after `prepare`; the last result comes back.
function measure(engine, query, rows, count, prepare, work) {
    const milliseconds = [];
    let result;
    for (let i = 0; i < count; i += 1) {
        prepare(i);
        const start = performance.now();
        result = work(i);
        milliseconds.push(performance.now() - start);
    }
    report(engine, query, rows, milliseconds, result);
    return result;
}

const hub = {
    name: "hub-wasm-simd",
    filter(query) {
        const bytes = new TextEncoder().encode(query);
        wasm.HEAPU8.set(bytes, wasm._bench_query_buffer(bytes.length));
        return wasm._bench_filter();
    },
};

/// Objects with a folded text to search in, as a careful page would keep them.
function rows_of(page) {
    return page.id.map((id, i) => ({
        id, number: page.number[i], location: page.locations[page.location_index[i]], issued: page.issued_day[i],
        balance: page.total[i] - page.paid[i],
        folded: fold(`${page.number[i]} ${page.words[i]} ${page.locations[page.location_index[i]]} ${page.markets[page.market_index[i]]} ${page.tag[i]}`),
    }));
}

for (const rows of options.rows.split(",").map(Number)) {
    const pages = wasm._bench_start(rows);
    const texts = Array.from({ length: pages }, (_, i) => {
        const start = wasm._bench_page(i);
        return new TextDecoder().decode(wasm.HEAPU8.subarray(start, start + wasm._bench_page_size(i)));
    });
    measure(hub.name, "take in a page", rows, pages, () => {}, (i) => wasm._bench_take(i));
    let list = [];
    measure("javascript", "take in a page", rows, pages, () => {}, (i) => {
        list = list.concat(rows_of(JSON.parse(texts[i])));
        return list.length;
    });

    const javascript = (query) => {
        const words = query.split(/[\s-]+/).map(fold).filter((word) => word !== "");  // a hyphen parts words, as on the screen
        return list.filter((row) => row.balance > 0 && words.every((word) => row.folded.includes(word))).length;
    };
    for (const query of ["a", "fit test", typed, "4417-1000", "location 7"]) {
        const ours = measure(hub.name, `cold: ${query}`, rows, times, () => wasm._bench_fresh_view(), () => hub.filter(query));
        const theirs = measure("javascript", `cold: ${query}`, rows, times, () => {}, () => javascript(query));
        if (ours !== theirs) { throw new Error(`"${query}": ${ours} rows here, ${theirs} there`); }
    }
    const prefixes = Array.from(typed, (_, i) => typed.slice(0, i + 1));
    wasm._bench_fresh_view();
    measure(hub.name, `typing: ${typed}`, rows, prefixes.length, () => {}, (i) => hub.filter(prefixes[i]));
    measure("javascript", `typing: ${typed}`, rows, prefixes.length, () => {}, (i) => javascript(prefixes[i]));
    const keys = [(row) => row.number, (row) => row.location, (row) => row.balance, (row) => row.issued];
    hub.filter("");
    for (const [column, key] of keys.entries()) {
        const name = ["number", "location", "balance", "date"][column];
        measure(hub.name, `sort by ${name}, first time`, rows, times, () => { wasm._bench_fresh_view(); hub.filter(""); }, () => wasm._bench_sort(column));
        measure("javascript", `sort by ${name}`, rows, times, () => {}, () => [...list].sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0)).length);
    }
    const ours = measure(hub.name, "open balance", rows, times, () => {}, () => wasm._bench_sum());
    const theirs = measure("javascript", "open balance", rows, times, () => {}, () => list.reduce((sum, row) => sum + row.balance, 0) / 100);
    if (Math.abs(ours - theirs) > 0.005) { throw new Error(`the sums differ: ${ours} here, ${theirs} there`); }
    console.log(JSON.stringify({ part: "billing", engine: hub.name, query: "memory", rows, bytes_per_row: Math.round(wasm._bench_memory_bytes() / rows) }));
}
