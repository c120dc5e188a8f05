/**
 * A binary heap of times, smallest first: when running requests end. A class with plain fields, because the event
 * engine touches it several times per request and accessors cost a third of its speed.
 */
export class Departures {
  size = 0;
  /** The next time, infinite when there is none. */
  next: number = Number.POSITIVE_INFINITY;
  private heap = new Float64Array(1024);

  push(time: number): void {
    if (this.size === this.heap.length) {
      const larger = new Float64Array(this.size * 2);
      larger.set(this.heap);
      this.heap = larger;
    }
    const heap = this.heap;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent] as number;
      if (above <= time) break;
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = time;
    if (time < this.next) this.next = time;
  }

  pop(): void {
    const heap = this.heap;
    const size = --this.size;
    const time = heap[size] as number;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
      const below = heap[child] as number;
      if (below >= time) break;
      heap[hole] = below;
      hole = child;
    }
    heap[hole] = time;
    this.next = size === 0 ? Number.POSITIVE_INFINITY : (heap[0] as number);
  }
}
