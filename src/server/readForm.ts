import { Refusal } from './Refusal';

/** Bytes. The form leads back to the page's own address, whose characters are encoded once more in it. */
const MAX_BODY = 65_536;
const FORM = 'application/x-www-form-urlencoded';

/**
 * The fields of the posted form, each of them once; none for an empty body.
 * @throws {Refusal} 413, 415, 400
 */
export async function readForm(request: Request): Promise<ReadonlyMap<string, string>> {
  const tooLong = new Refusal(413, `body: expected at most ${MAX_BODY} bytes`);
  if (Number(request.headers.get('content-length')) > MAX_BODY) throw tooLong;
  const body = await readText(request, tooLong);
  if (!body) return new Map();
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== FORM) throw new Refusal(415, `Content-Type: expected ${FORM}`);
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (fields.has(name)) throw new Refusal(400, 'a field: expected once');
    fields.set(name, value);
  }
  return fields;
}

/** Counts what comes, whatever the header has announced. */
async function readText(request: Request, tooLong: Refusal): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > MAX_BODY) {
      await reader.cancel();
      throw tooLong;
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 'body: expected UTF-8');
  }
}
