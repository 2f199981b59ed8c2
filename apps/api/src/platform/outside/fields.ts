/** A field that must be there is missing or of another type. The message names it, and holds no value. */
export class FieldMissing extends Error {}

type Shape = Readonly<Record<string, unknown>>;

/**
 * Reads what the other side said, however it said it: numbers come as text and text as numbers, one thing where a list
 * is meant, nothing where a part is meant. Whoever reads decides what must be there.
 */
export class Fields {
  private constructor(private readonly shape: Shape) {}

  /** Anything that is not an object has no fields. */
  static of(value: unknown): Fields {
    const isShape = typeof value === 'object' && value !== null && !Array.isArray(value);
    return new Fields(isShape ? (value as Shape) : {});
  }

  has(name: string): boolean {
    return Object.hasOwn(this.shape, name) && this.shape[name] !== null;
  }

  /** Text, or a number as text; null when there is none, or it is empty. */
  text(name: string): string | null {
    const value = this.value(name);
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** @throws FieldMissing */
  mustText(name: string): string {
    const text = this.text(name);
    if (text === null) throw new FieldMissing(`field ${name} is missing`);
    return text;
  }

  /** A number, or digits as text; null when there is none. */
  number(name: string): number | null {
    const value = this.value(name);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : null;
  }

  /** @throws FieldMissing */
  mustNumber(name: string): number {
    const number = this.number(name);
    if (number === null) throw new FieldMissing(`field ${name} is missing`);
    return number;
  }

  /** Epoch seconds as an instant; null when there is none or it is 0, which means never. */
  instant(name: string): number | null {
    const seconds = this.number(name);
    return seconds === null || seconds <= 0 ? null : Math.round(seconds * 1000);
  }

  /** The part of that name; without fields when there is none. */
  in(name: string): Fields {
    return Fields.of(this.value(name));
  }

  /** The parts of that name: one object is a list of one. */
  list(name: string): Fields[] {
    return this.values(name).map((value) => Fields.of(value));
  }

  /** The texts of that name: one text is a list of one. */
  texts(name: string): string[] {
    return this.values(name).flatMap((value) => (typeof value === 'string' ? [value] : []));
  }

  private values(name: string): unknown[] {
    const value = this.value(name);
    if (value === undefined || value === null || value === '') return [];
    return Array.isArray(value) ? value : [value];
  }

  private value(name: string): unknown {
    return Object.hasOwn(this.shape, name) ? this.shape[name] : undefined;
  }
}
