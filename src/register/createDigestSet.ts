const BYTES = 32;

/** A set of SHA-256 digests that remembers the order in which they came. */
export interface DigestSet {
  readonly size: number;
  /** The number under which the digest came, from 0; -1 if it did not. */
  indexOf(digest: Buffer): number;
  /** Whether it is new. */
  add(digest: Buffer): boolean;
}

/** About 40 bytes for each digest, where a `Set` of strings takes 150: a million entries fit into any machine. */
export function createDigestSet(): DigestSet {
  let digests = Buffer.alloc(BYTES * 1024);
  // The number of a digest plus one; 0 is free. Open addressing, at most half full.
  let slots = new Uint32Array(4096);
  let size = 0;

  /** The slot of the digest, or the free one where it belongs. */
  const find = (digest: Buffer): number => {
    const mask = slots.length - 1;
    let slot = digest.readUInt32LE(0) & mask;
    for (let number = slots[slot]; number; number = slots[slot]) {
      const start = (number - 1) * BYTES;
      if (digests.compare(digest, 0, BYTES, start, start + BYTES) === 0) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  };

  const grow = () => {
    const bigger = Buffer.alloc(digests.length * 2);
    digests.copy(bigger);
    digests = bigger;
    if (slots.length >= size * 4) return;
    slots = new Uint32Array(slots.length * 2);
    for (let number = 1; number <= size; number++) {
      const start = (number - 1) * BYTES;
      slots[find(digests.subarray(start, start + BYTES))] = number;
    }
  };

  return {
    get size() {
      return size;
    },
    indexOf: (digest) => (slots[find(digest)] ?? 0) - 1,
    add(digest) {
      if ((size + 1) * BYTES > digests.length) grow();
      const slot = find(digest);
      if (slots[slot]) return false;
      digest.copy(digests, size * BYTES, 0, BYTES);
      size++;
      slots[slot] = size;
      return true;
    },
  };
}
