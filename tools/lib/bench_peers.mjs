// What the list engine is compared with: the same rows and the same questions in TanStack's table-core and in SQLite compiled to wasm.
//
// A peer is { name, bytes_per_row, load(count, text), filter(query), sort(field) }. `text(row, field)` gives the folded text of a cell; the
// queries are folded already. A filter answers with the number of rows in which each word occurs in one of the five fields.

const fields = ["employee", "document", "claim", "center", "location"];

const words_of = (query) => query.split(" ").filter((word) => word !== "");

/// TanStack's table-core, as a grid would use it: a global filter with a function of one's own, a sorted row model.
export class TanStack {
    name = "tanstack-table-core";
    #library;
    #table;
    #state;

    constructor(library) {
        this.#library = library;
    }

    static async create() {
        return new TanStack(await import("@tanstack/table-core"));
    }

    load(count, text, collect_garbage) {
        collect_garbage();
        const before = process.memoryUsage().heapUsed;
        const data = Array.from({ length: count }, (_, row) => Object.fromEntries(fields.map((field, index) => [field, text(row, index)])));
        const { createTable, getCoreRowModel, getFilteredRowModel, getSortedRowModel } = this.#library;
        // One column's answer decides for the row, so the first one asks for all of them.
        const has_words = (row, _, words) => words.every((word) => fields.some((field) => row.original[field].includes(word)));
        this.#table = createTable({
            data,
            columns: fields.map((field) => ({ accessorKey: field })),
            state: {},
            onStateChange: () => {},
            renderFallbackValue: null,
            getCoreRowModel: getCoreRowModel(),
            getFilteredRowModel: getFilteredRowModel(),
            getSortedRowModel: getSortedRowModel(),
            globalFilterFn: has_words,
            getColumnCanGlobalFilter: (column) => column.id === fields[0],
        });
        this.#state = { ...this.#table.initialState };
        this.#table.getCoreRowModel();
        collect_garbage();
        this.bytes_per_row = (process.memoryUsage().heapUsed - before) / count;
    }

    #set(change) {
        this.#state = { ...this.#state, ...change };
        this.#table.setOptions((options) => ({ ...options, state: this.#state }));
    }

    filter(query) {
        this.#set({ globalFilter: words_of(query), sorting: [] });
        return this.#table.getFilteredRowModel().rows.length;
    }

    sort(field) {
        this.#set({ globalFilter: undefined, sorting: [{ id: fields[field], desc: false }] });
        return this.#table.getSortedRowModel().rows.length;
    }
}

/// SQLite in wasm, in memory: what the official build does with a scan, which is all that "contains" leaves it.
export class SqliteWasm {
    name = "sqlite-wasm";
    #database;

    constructor(database) {
        this.#database = database;
    }

    static async create() {
        const { default: start } = await import("@sqlite.org/sqlite-wasm");
        const sqlite = await start({ print: () => {}, printErr: () => {} });
        return new SqliteWasm(new sqlite.oo1.DB(":memory:"));
    }

    load(count, text) {
        const db = this.#database;
        db.exec(`DROP TABLE IF EXISTS results; CREATE TABLE results (${fields.map((field) => `${field} TEXT NOT NULL`).join(", ")})`);
        db.transaction(() => {
            const insert = db.prepare(`INSERT INTO results VALUES (${fields.map(() => "?").join(", ")})`);
            for (let row = 0; row < count; ++row) { insert.bind(fields.map((_, index) => text(row, index))).stepReset(); }
            insert.finalize();
        });
        this.bytes_per_row = Number(db.selectValue("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")) / count;
    }

    filter(query) {
        const words = words_of(query);
        const one = `(${fields.map((field) => `instr(${field}, ?)`).join(" OR ")})`;
        const where = words.map(() => one).join(" AND ") || "1";
        return Number(this.#database.selectValue(`SELECT count(*) FROM results WHERE ${where}`, words.flatMap((word) => fields.map(() => word))));
    }

    sort(field) {
        return Number(this.#database.selectValue(`SELECT count(*) FROM (SELECT rowid FROM results ORDER BY ${fields[field]} LIMIT -1)`));
    }
}
