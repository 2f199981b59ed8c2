/** A map that forgets what was put in first when it is full. */
export class BoundedMap<K, V> {
  private readonly map = new Map<K, V>();

  constructor(private readonly most: number) {}

  get(key: K): V | undefined {
    return this.map.get(key);
  }

  has(key: K): boolean {
    return this.map.has(key);
  }

  set(key: K, value: V): V {
    this.map.set(key, value);
    if (this.map.size > this.most) {
      for (const oldest of this.map.keys()) {
        this.map.delete(oldest);
        break;
      }
    }
    return value;
  }

  delete(key: K): void {
    this.map.delete(key);
  }

  values(): V[] {
    return [...this.map.values()];
  }

  clear(): void {
    this.map.clear();
  }
}

/** The last few of something, oldest first. */
export class Ring<T> {
  private list: T[] = [];

  constructor(private readonly most: number) {}

  push(value: T): T {
    this.list.push(value);
    // Cut seldom, by halves: cutting at every push would copy the list every time.
    if (this.list.length >= this.most * 2) this.list = this.list.slice(-this.most);
    return value;
  }

  all(): readonly T[] {
    return this.list.slice(-this.most);
  }

  /** The newest `count`, newest first. */
  latest(count: number): T[] {
    return this.list.slice(-Math.min(count, this.most)).reverse();
  }

  clear(): void {
    this.list = [];
  }
}
