// What the server's bench and attacks share: the program in a temporary folder, its memory, and a client that speaks HTTP over plain
// sockets, so that little of the measured time is our own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
function allowed(work) {
    try { return work(); } catch (error) {
        if (error.code !== "EACCES" && error.code !== "EPERM") { throw error; }
        return undefined;
    }
}

export const password = "Training-2026-portal";

/// Starts the program over folders of its own; `site` maps names to bytes and replaces the built page.
export async function start_server(more_arguments = [], { program = join(root, "build/bin/hub-server"), site } = {}) {
    if (!existsSync(program)) { throw new Error(`${program} is missing; build the target hub-server of the release preset`); }
    const folder = mkdtempSync(join(tmpdir(), "hub-bench-"));
    mkdirSync(join(folder, "site"));
    for (const [name, bytes] of Object.entries(site ?? { "index.html": "<!doctype html><title>Bench</title>" })) {
        mkdirSync(dirname(join(folder, "site", name)), { recursive: true });
        writeFileSync(join(folder, "site", name), bytes);
    }
    const child = spawn(program, ["--listen", "127.0.0.1:0", "--data", join(folder, "data"), "--site", join(folder, "site"), ...more_arguments], { stdio: ["ignore", "pipe", "pipe"] });
    let words = "";
    child.stderr.on("data", (part) => { words += part; });
    const ended = once(child, "exit");
    const port = await new Promise((resolve, reject) => {
        child.stdout.on("data", (part) => {
            words += part;
            const found = /listening on http:\/\/\S+:(\d+)/.exec(words);
            if (found) { resolve(Number(found[1])); }
        });
        ended.then(([code]) => reject(new Error(`hub-server ended with ${code}: ${words}`)));
    });
    const memory = (field) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    return {
        port,
        pid: child.pid,
        folder,
        words: () => words,
        rss_mb: () => memory("VmRSS"),
        peak_rss_mb: () => memory("VmHWM"),
        // The server hides from others what it can (security T5); then the peak counts from its start.
        reset_peak: () => allowed(() => writeFileSync(`/proc/${child.pid}/clear_refs`, "5")),
        descriptors: () => allowed(() => readdirSync(`/proc/${child.pid}/fd`).length) ?? 0,
        signal: (name) => child.kill(name),
        ended,
        async stop() {
            child.kill("SIGTERM");
            const [code] = await ended;
            rmSync(folder, { recursive: true, force: true });
            return code;
        },
    };
}

/// One connection that is used for one request at a time.
export class Connection {
    #socket;
    #parts = [];
    #length = 0;
    #needed = -1;
    #head = "";
    #waiting = null;

    static async open(port, from = "127.0.0.1") {
        const connection = new Connection();
        connection.#socket = connect({ port, host: "127.0.0.1", localAddress: from, noDelay: true });
        await once(connection.#socket, "connect");
        connection.#socket.on("data", (part) => connection.#take(part));
        const lost = () => connection.#finish(null);
        connection.#socket.on("error", lost).on("close", lost);
        return connection;
    }

    /// { status, head, bytes, body } or null when the connection was closed. The body's text is kept when `keep` asks for it.
    send(bytes, { keep = false } = {}) {
        return new Promise((resolve) => {
            this.#waiting = { resolve, keep };
            this.#parts = [];
            this.#length = 0;
            this.#needed = -1;
            if (this.#socket.destroyed) { this.#finish(null); } else { this.#socket.write(bytes); }
        });
    }

    close() { this.#socket.destroy(); }

    #finish(answer) {
        const waiting = this.#waiting;
        this.#waiting = null;
        waiting?.resolve(answer);
    }

    #take(part) {
        if (!this.#waiting) { return; }
        if (this.#needed < 0) {
            this.#parts.push(part);
            const text = Buffer.concat(this.#parts);
            const end = text.indexOf("\r\n\r\n");
            if (end < 0) { return; }
            this.#head = text.toString("latin1", 0, end);
            this.#needed = Number(/\r\ncontent-length: (\d+)/.exec(this.#head)?.[1] ?? 0);
            this.#parts = [text.subarray(end + 4)];
            this.#length = text.length - end - 4;
        } else {
            if (this.#waiting.keep) { this.#parts.push(part); }
            this.#length += part.length;
        }
        if (this.#length < this.#needed) { return; }
        this.#finish({ status: Number(this.#head.slice(9, 12)), head: this.#head, closes: this.#head.includes("\r\nconnection: close"), bytes: this.#length, body: this.#waiting.keep ? Buffer.concat(this.#parts).toString() : "" });
    }
}

export function request_text(port, method, target, headers = {}, body = "") {
    const lines = [`${method} ${target} HTTP/1.1`, `Host: localhost:${port}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
    if (body) { lines.push(`Content-Length: ${Buffer.byteLength(body)}`); }
    return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

export const sign_in_text = (port, email = "admin@acme.example", word = password) => request_text(port, "POST", "/api/v1/session",
    { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" }, JSON.stringify({ email, password: word }));

/// The headers of a signed-in person: { cookie, csrf }.
export async function sign_in(port) {
    const connection = await Connection.open(port);
    const answer = await connection.send(sign_in_text(port), { keep: true });
    connection.close();
    if (answer?.status !== 201) { throw new Error(`Signing in answered ${answer?.status}: ${answer?.body}`); }
    return { cookie: /\r\nset-cookie: ([^;]+)/.exec(answer.head)[1], csrf: JSON.parse(answer.body).csrf_token };
}

export const percentile = (numbers, percent) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
};

export const round = (value) => Number(value.toFixed(2));
export const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
