// Measures the bundling of many documents: our worker's program in Node, our native hub-bundle, libqpdf by itself and pdf-lib,
// taking turns in the same run. Prints one JSON line for each engine, set and number of files.
//
//   node tools/bench_bundle.mjs [--files 20,100,500] [--rounds 5] [--sets results,pictures] [--bin FOLDER] [--bundle FOLDER] [--fonts FOLDER]
//
// cold_ms: the first bundle of a fresh process, which for WebAssembly counts loading the program too. p50_ms, p95_ms: the later ones;
// native programs are started anew for each, read files and write one, while the others have the documents in memory.
// Sets: "results" are the documents of our own composer (13 kB each), "pictures" have 135 kB, half of which all of them share.
import { execFileSync, fork, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const later_bundles = 3;

// The engines that run in a process of Node: bytes in, number of bytes out.
const node_engines = {
    async "hub-wasm"({ bundle }) {
        globalThis.self ??= globalThis;
        self.location ??= { href: pathToFileURL(join(bundle, "hub-bundle.mjs")).href };
        const { default: create_program } = await import(pathToFileURL(join(bundle, "hub-bundle.mjs")).href);
        const wasm = readFileSync(join(bundle, "hub-bundle.wasm"));
        let parts = [];
        let heap = 0;
        let program;
        return async (documents) => {
            program ??= await create_program({
                instantiateWasm: (imports, receive) => {
                    WebAssembly.instantiate(wasm, imports).then(({ instance, module }) => receive(instance, module));
                    return {};
                },
                take_chunk: (chunk) => parts.push(chunk.slice()),
            });
            const text = (words) => program.stringToNewUTF8(words);
            parts = [];
            program._bundle_start(text("Bench"), text("en-US"), 0, 7, text(""), text(""), text(""));
            for (const { title, bytes } of documents) {
                const at = program._bundle_input(bytes.length);
                program.HEAPU8.set(bytes, at);
                const title_at = text(title);
                const group_at = text(title.slice(0, 3));
                if (program._bundle_add(title_at, group_at, group_at) < 0) { throw new Error(program.UTF8ToString(program._bundle_text())); }
                program._free(title_at);
                program._free(group_at);
            }
            if (!program._bundle_finish()) { throw new Error(program.UTF8ToString(program._bundle_text())); }
            heap = program.HEAPU8.length;
            const bytes = parts.reduce((sum, part) => sum + part.length, 0);
            parts = [];
            return { bytes, heap };
        };
    },

    async "pdf-lib"() {
        const { PDFDocument } = await import("pdf-lib");
        return async (documents) => {
            const out = await PDFDocument.create();
            for (const { bytes } of documents) {
                const source = await PDFDocument.load(bytes);
                for (const page of await out.copyPages(source, source.getPageIndices())) { out.addPage(page); }
            }
            return { bytes: (await out.save()).length };
        };
    },
};

// The engines that are programs.
const native_engines = {
    "hub-native": ({ bin }, files, to) => [join(bin, "hub-bundle"), ["--quiet", "-o", to, ...files]],
    "libqpdf-native": ({ bin }, files, to) => [join(bin, "hub-plain-merge"), [to, ...files]],
};

function read_options() {
    const options = { files: "20,100,500", rounds: "5", sets: "results,pictures", bin: join(root, "build/bin"), bundle: join(root, "build/bundle"), fonts: join(root, ".deps/fonts/pdf") };
    for (let i = 2; i < process.argv.length; i += 2) {
        const name = process.argv[i].replace(/^--/, "");
        if (!(name in options) || process.argv[i + 1] === undefined) {
            console.error(`bench_bundle: unknown option ${process.argv[i]}`);
            process.exit(2);
        }
        options[name] = process.argv[i + 1];
    }
    for (const needed of [join(options.bin, "hub-bundle"), join(options.bin, "hub-make-pdfs"), join(options.bin, "hub-plain-merge"), join(options.bundle, "hub-bundle.wasm")]) {
        if (existsSync(needed)) { continue; }
        console.error(`bench_bundle: ${needed} is missing; run tools/build release all hub-make-pdfs hub-plain-merge and tools/build bundle`);
        process.exit(1);
    }
    return options;
}

function percentile(sorted, percent) {
    return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}

/// One fresh process: the first bundle and some later ones.
function run_in_node(engine, options, files) {
    return new Promise((resolve, reject) => {
        const child = fork(fileURLToPath(import.meta.url), ["--child"], { execArgv: ["--no-warnings"] });
        child.on("message", resolve);
        child.on("exit", (code) => code !== 0 && reject(new Error(`${engine} ended with ${code}`)));
        child.send({ engine, options, files });
    });
}

async function be_a_child() {
    const { engine, options, files } = await new Promise((resolve) => process.once("message", resolve));
    const documents = files.map((file) => ({ title: file.slice(-8, -4), bytes: new Uint8Array(readFileSync(file)) }));
    const started = performance.now();
    const bundle = await node_engines[engine](options);
    const result = { ...(await bundle(documents)), cold: performance.now() - started, warm: [] };
    for (let i = 0; i < later_bundles; ++i) {
        const before = performance.now();
        await bundle(documents);
        result.warm.push(performance.now() - before);
    }
    result.resident = process.resourceUsage().maxRSS * 1024;
    process.send(result, () => process.exit(0));
}

function run_native(engine, options, files, folder) {
    const to = join(folder, `${engine}.pdf`);
    const [program, words] = native_engines[engine](options, files, to);
    const once = () => {
        const before = performance.now();
        const { status, stderr } = spawnSync(program, words);
        if (status !== 0) { throw new Error(`${engine}: ${stderr}`); }
        return performance.now() - before;
    };
    const cold = once();
    return { cold, warm: Array.from({ length: later_bundles }, once), bytes: statSync(to).size };
}

async function main() {
    const options = read_options();
    const folder = mkdtempSync(join(tmpdir(), "hub-bench-"));
    try {
        for (const set of options.sets.split(",")) {
            const counts = options.files.split(",").map(Number);
            mkdirSync(join(folder, set));
            execFileSync(join(options.bin, "hub-make-pdfs"), [set, options.fonts, join(folder, set), String(Math.max(...counts))]);
            const all = readdirSync(join(folder, set)).sort().map((name) => join(folder, set, name));
            for (const count of counts) { await measure(set, all.slice(0, count), options, folder); }
        }
    } finally {
        rmSync(folder, { recursive: true });
    }
}

async function measure(set, files, options, folder) {
    const engines = [...Object.keys(node_engines), ...Object.keys(native_engines)];
    const runs = new Map(engines.map((engine) => [engine, []]));
    for (let round = 0; round < Number(options.rounds); ++round) {
        for (const engine of engines) { runs.get(engine).push(engine in native_engines ? run_native(engine, options, files, folder) : await run_in_node(engine, options, files)); }
    }
    const bytes_in = files.reduce((sum, file) => sum + statSync(file).size, 0);
    for (const [engine, results] of runs) {
        const warm = results.flatMap((result) => result.warm).sort((a, b) => a - b);
        const cold = results.map((result) => result.cold).sort((a, b) => a - b);
        const round = (value) => Number(value.toFixed(1));
        console.log(JSON.stringify({
            part: "bundle", engine, query: set, files: files.length, p50_ms: round(percentile(warm, 50)), p95_ms: round(percentile(warm, 95)), min_ms: round(warm[0]),
            cold_ms: round(percentile(cold, 50)), bytes_in, bytes: results[0].bytes, heap_bytes: results[0].heap, resident_bytes: results[0].resident,
        }));
    }
}

await (process.argv[2] === "--child" ? be_a_child() : main());
