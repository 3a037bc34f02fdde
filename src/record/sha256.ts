// SHA-256 of FIPS 180-4, synchronous: `crypto.subtle` is a promise, and missing on plain http. Between a click and the
// cookie there is no promise. The constants are the first 32 bits of the fractional parts of square and cube roots.
const ROUNDS = 64;

let constants: { readonly initial: Int32Array; readonly round: Int32Array } | undefined;

/** Computed at the first call: as a list they would be a kilobyte of the file. */
function computeConstants() {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < ROUNDS; candidate++) {
    if (primes.every((prime) => candidate % prime)) primes.push(candidate);
  }
  const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;
  return {
    initial: Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
    round: Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  };
}

/** The bytes with a one bit, zeros and their length in bits, up to a multiple of 64 bytes. */
function pad(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) << 6) + 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 8, bytes.length / 2 ** 29);
  view.setUint32(view.byteLength - 4, bytes.length << 3);
  return view;
}

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

/** The digest, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  constants ??= computeConstants();
  const { initial, round } = constants;
  const state = initial.slice();
  const words = new Int32Array(ROUNDS);
  const view = pad(bytes);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4);
    for (let i = 16; i < ROUNDS; i++) {
      const w15 = words[i - 15] as number;
      const w2 = words[i - 2] as number;
      const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
      const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
      words[i] = (words[i - 16] as number) + s0 + (words[i - 7] as number) + s1;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < ROUNDS; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 = h + s1 + ((e & f) ^ (~e & g)) + (round[i] as number) + (words[i] as number);
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = (state[index] as number) + word;
    });
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) digest.setInt32(index * 4, word);
  return new Uint8Array(digest.buffer);
}
