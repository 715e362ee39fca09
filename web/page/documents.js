// The bytes of one document: from the server, or in the sandbox from the program.

/// What the server's answer means to the person; the codes are those of hub::Error.
function refusal_of(status) {
    switch (status) {
    case 401: return { code: 'unauthenticated', message: 'Your session has ended. Sign in again and repeat the download.' };
    case 403: return { code: 'forbidden', message: 'You may not open this document.' };
    case 404: return { code: 'not_found', message: 'This document is no longer available.' };
    case 429: return { code: 'too_many', message: 'Too many documents were asked for at once. Try again in a minute.' };
    default: return { code: 'unavailable', message: 'The server could not send this document.' };
    }
}

/// { bytes: ArrayBuffer } or { code, message }. `title` is for the message.
export async function document_bytes(program, { url, title }, signal) {
    const in_page = program.document(url);
    if (in_page) { return in_page.bytes ? { bytes: in_page.bytes.buffer } : in_page; }
    try {
        const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store', signal });
        return response.ok ? { bytes: await response.arrayBuffer() } : refusal_of(response.status);
    } catch {
        return { code: 'unavailable', message: `“${title}” could not be fetched. The connection may be lost.` };
    }
}
