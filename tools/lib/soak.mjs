// Authorizations through a bad network to a server that is killed again and again: whatever was acknowledged is there once.
//
// Each authorization has an idempotency key of its own and is sent until it is acknowledged. The proxy between loses requests,
// loses answers, delays and sends things twice; the server is killed without warning and started again on the same data.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Connection, pause, request_text, sign_in } from "./hub_server.mjs";

/// The same numbers for the same seed, so that a failing run can be repeated.
export function dice(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

/// The program on one data folder; it keeps its port over its deaths.
class MortalServer {
    constructor(program) {
        this.program = program;
        this.folder = mkdtempSync(join(tmpdir(), "hub-soak-"));
        mkdirSync(join(this.folder, "site"));
        writeFileSync(join(this.folder, "site/index.html"), "<!doctype html><title>Soak</title>");
        this.port = 0;
        this.deaths = 0;
    }

    async start() {
        this.child = spawn(this.program, ["--listen", `127.0.0.1:${this.port}`, "--data", join(this.folder, "data"), "--site", join(this.folder, "site"), "--demo",
            "--session-requests", "0", "--address-requests", "0", "--password-memory", "19", "--password-passes", "2"], { stdio: ["ignore", "pipe", "pipe"] });
        this.ended = once(this.child, "exit");
        let words = "";
        this.child.stderr.on("data", (part) => { words = (words + part).slice(-4000); });
        this.port = await new Promise((resolve, reject) => {
            this.child.stdout.on("data", (part) => {
                words += part;
                const found = /listening on http:\/\/\S+:(\d+)/.exec(words);
                if (found) { resolve(Number(found[1])); }
            });
            this.ended.then(([code]) => reject(new Error(`hub-server ended with ${code}: ${words}`)));
        });
    }

    /// As when the power fails.
    async kill_and_restart() {
        this.child.kill("SIGKILL");
        await this.ended;
        ++this.deaths;
        await this.start();
    }

    async stop() {
        this.child.kill("SIGTERM");
        await this.ended;
        rmSync(this.folder, { recursive: true, force: true });
    }
}

/// Takes one request a connection and treats it as a bad network would.
class BadNetwork {
    constructor(server, random) {
        this.server = server;
        this.random = random;
        this.counts = { passed: 0, delayed: 0, lost_requests: 0, lost_answers: 0, doubled: 0 };
    }

    async start() {
        this.listener = createServer((socket) => this.#serve(socket));
        this.listener.listen(0, "127.0.0.1");
        await once(this.listener, "listening");
        this.port = this.listener.address().port;
    }

    async stop() {
        this.listener.close();
        await once(this.listener, "close");
    }

    #serve(socket) {
        let bytes = Buffer.alloc(0);
        socket.on("error", () => {});
        socket.on("data", (part) => {
            bytes = Buffer.concat([bytes, part]);
            const end = bytes.indexOf("\r\n\r\n");
            if (end < 0) { return; }
            const length = Number(/\r\ncontent-length: (\d+)/i.exec(bytes.toString("latin1", 0, end))?.[1] ?? 0);
            if (bytes.length < end + 4 + length) { return; }
            const request = bytes;
            bytes = Buffer.alloc(0);
            this.#pass_on(request, socket).catch(() => socket.destroy());
        });
    }

    async #pass_on(request, socket) {
        const fate = this.random();
        if (fate < 0.1) {
            ++this.counts.lost_requests;
            socket.destroy();
            return;
        }
        if (fate < 0.25) {
            ++this.counts.delayed;
            await pause(this.random() * 150);
        }
        const is_double = fate >= 0.25 && fate < 0.4;
        const answers = [this.#ask(request)];
        if (is_double) {
            ++this.counts.doubled;
            answers.push(this.#ask(request));
        }
        const [answer] = await Promise.all(answers);
        if (answer === null || (fate >= 0.4 && fate < 0.55)) {
            if (answer !== null) { ++this.counts.lost_answers; }
            socket.destroy();
            return;
        }
        ++this.counts.passed;
        socket.end(`${answer.head}\r\n\r\n${answer.body}`);
    }

    /// null when the server died over it.
    async #ask(request) {
        let connection;
        try {
            connection = await Connection.open(this.server.port);
            return await connection.send(request, { keep: true });
        } catch {
            return null;
        } finally {
            connection?.close();
        }
    }
}

async function ask(port, text) {
    let connection;
    try {
        connection = await Connection.open(port);
        return await connection.send(text, { keep: true });
    } catch {
        return null;
    } finally {
        connection?.close();
    }
}

const name_of = (index) => `Soak ${String(index).padStart(6, "0")}`;

class Client {
    constructor(server, network) {
        this.server = server;
        this.network = network;
        this.attempts = 0;
        this.acknowledged = new Map();
    }

    async begin() {
        this.who = await sign_in(this.server.port);
        const reference = JSON.parse((await this.#direct("GET", "/api/v1/reference")).body);
        this.location = reference.locations[0].id;
        this.center = reference.centers.find((center) => center.service_codes.includes("audiogram")).id;
    }

    #headers(more = {}) {
        return { "Cookie": this.who.cookie, "Sec-Fetch-Site": "same-origin", ...more };
    }

    async #direct(method, target) {
        for (let i = 0; i < 100; ++i) {
            const answer = await ask(this.server.port, request_text(this.server.port, method, target, this.#headers()));
            if (answer?.status === 200) { return answer; }
            await pause(100);
        }
        throw new Error(`${target} does not answer`);
    }

    async create(index) {
        const draft = { first_name: "Testa", last_name: name_of(index), birth_date: `${1960 + index % 40}-0${1 + index % 9}-${10 + index % 18}`,
            location: this.location, visit_type: "non_injury", place: "center", center: this.center, service_codes: ["audiogram"], recipients: [] };
        const body = JSON.stringify({ draft });
        const headers = this.#headers({ "Content-Type": "application/json", "X-CSRF-Token": this.who.csrf, "Idempotency-Key": `soak-authorization-${index}` });
        for (let attempt = 0; attempt < 400; ++attempt) {
            ++this.attempts;
            const answer = await ask(this.network.port, request_text(this.server.port, "POST", "/api/v1/authorizations", headers, body));
            if (answer?.status === 201) {
                this.acknowledged.set(index, JSON.parse(answer.body).number);
                return;
            }
            if (answer !== null && answer.status < 500 && answer.status !== 409 && answer.status !== 429) {
                throw new Error(`Authorization ${index} was refused: ${answer.status} ${answer.body}`);
            }
            await pause(20 + Math.min(attempt, 20) * 15);
        }
        throw new Error(`Authorization ${index} never came through`);
    }

    /// Number by name, as the portal lists them; a name that is there twice has two.
    async listed() {
        const found = new Map();
        for (const item of JSON.parse((await this.#direct("GET", "/api/v1/authorizations")).body).items) {
            if (!item.draft.last_name.startsWith("Soak ")) { continue; }
            found.set(item.draft.last_name, [...(found.get(item.draft.last_name) ?? []), item.number]);
        }
        return found;
    }
}

/// What is wrong at the end, in sentences; empty when all is well.
function judge(acknowledged, listed, count) {
    const wrong = [];
    for (let index = 0; index < count; ++index) {
        const numbers = listed.get(name_of(index)) ?? [];
        if (!acknowledged.has(index)) { wrong.push(`${name_of(index)} was never acknowledged`); }
        if (numbers.length !== 1) { wrong.push(`${name_of(index)} is there ${numbers.length} times`); }
        if (numbers.length === 1 && acknowledged.has(index) && numbers[0] !== acknowledged.get(index)) {
            wrong.push(`${name_of(index)} was acknowledged as ${acknowledged.get(index)} and is ${numbers[0]}`);
        }
    }
    const all = [...listed.values()].flat();
    if (new Set(all).size !== all.length) { wrong.push("a number was given twice"); }
    return wrong;
}

/// { count, acknowledged, attempts, deaths, network, seconds, wrong }
export async function soak({ program, count, workers = 8, seed = 1, kill_every_ms = 1500 }) {
    const random = dice(seed);
    const server = new MortalServer(program);
    await server.start();
    const network = new BadNetwork(server, random);
    await network.start();
    const client = new Client(server, network);
    const began = Date.now();
    try {
        await client.begin();
        let next = 0;
        let is_over = false;
        const killer = (async () => {
            while (!is_over) {
                await pause(kill_every_ms * (0.4 + random()));
                if (!is_over) { await server.kill_and_restart(); }
            }
        })();
        const work = Promise.all(Array.from({ length: workers }, async () => {
            while (next < count) { await client.create(next++); }
        }));
        try {
            await Promise.race([work, killer.then(() => work)]);
        } finally {
            is_over = true;
            await killer;
        }
        // Once more from the disk: what is listed has survived.
        await server.kill_and_restart();
        const wrong = judge(client.acknowledged, await client.listed(), count);
        return { count, acknowledged: client.acknowledged.size, attempts: client.attempts, deaths: server.deaths, network: network.counts,
            seconds: (Date.now() - began) / 1000, wrong };
    } finally {
        await network.stop();
        await server.stop();
    }
}
