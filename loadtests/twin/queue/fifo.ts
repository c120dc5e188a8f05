/** A queue of times, first in first out, in a ring that grows. */
export interface Fifo {
  readonly size: number;
  push(time: number): void;
  shift(): number;
}

export function createFifo(): Fifo {
  let ring = new Float64Array(1024);
  let head = 0;
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(time) {
      if (size === ring.length) {
        const larger = new Float64Array(size * 2);
        for (let index = 0; index < size; index++) larger[index] = ring[(head + index) % size] ?? 0;
        ring = larger;
        head = 0;
      }
      ring[(head + size) & (ring.length - 1)] = time;
      size++;
    },
    shift() {
      const time = ring[head] ?? Number.NaN;
      head = (head + 1) & (ring.length - 1);
      size--;
      return time;
    },
  };
}
