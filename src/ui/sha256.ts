// FIPS 180-4. The constants are the first 32 bits of the fractional parts of square and cube roots of primes.
const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime)) primes.push(candidate);
  }
  return primes;
}

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

export function sha256(bytes: Uint8Array): Uint8Array {
  // Not at the top: a bundler that needs something else of the module could not leave it out.
  const primes = firstPrimes(64);
  const K = primes.map((prime) => fraction(Math.cbrt(prime)));
  const state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  // Padding: a one bit, zeros, and the length in bits as 64 bits, up to a multiple of 64 bytes.
  const view = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) << 6) + 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 8, bytes.length / 2 ** 29);
  view.setUint32(view.byteLength - 4, bytes.length << 3);

  for (let block = 0; block < view.byteLength; block += 64) {
    const words: number[] = [];
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const at = (back: number) => words[i - back] as number;
      words[i] =
        i < 16
          ? view.getInt32(block + i * 4)
          : ((rotate(at(2), 17) ^ rotate(at(2), 19) ^ (at(2) >>> 10)) +
              at(7) +
              (rotate(at(15), 7) ^ rotate(at(15), 18) ^ (at(15) >>> 3)) +
              at(16)) |
            0;
      const first =
        (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (K[i] as number) + at(0)) | 0;
      const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = ((state[index] as number) + word) | 0;
    });
  }
  const result = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) result.setInt32(index * 4, word);
  return new Uint8Array(result.buffer);
}
