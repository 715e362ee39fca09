// Starts the page's workers under a policy of Trusted Types.
//
// With "require-trusted-types-for 'script'" a page may hand no plain text to new Worker, new SharedWorker or
// serviceWorker.register, and with "trusted-types 'none'" there is nothing else that it could hand over: no worker can be
// started at all. So the page's Content-Security-Policy names one policy, "trusted-types hub-worker", and this file is
// that policy. It lets pass the addresses it is given once at the start, of files of our own origin, and no other.
// A second policy of that name cannot be made, neither by our code nor by injected code.

let allowed = new Set();
let policy;

/// Names the scripts that may run as workers, as addresses of this origin. To be called once, before the first start.
export function allow_workers(addresses) {
    if (policy) { throw new Error('the workers are named already'); }
    allowed = new Set(addresses.map((address) => new URL(address, location.href)).filter((url) => url.origin === location.origin).map((url) => url.href));
    const script_address = (address) => {
        if (!allowed.has(address)) { throw new TypeError(`not one of our workers: ${address}`); }
        return address;
    };
    // Browsers without Trusted Types take the text itself.
    policy = globalThis.trustedTypes?.createPolicy('hub-worker', { createScriptURL: script_address }) ?? { createScriptURL: script_address };
}

/// What new Worker and serviceWorker.register take; throws for an address that was not named.
export function worker_address(address) {
    return policy.createScriptURL(new URL(address, location.href).href);
}
