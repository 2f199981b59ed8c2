/** How pictures of each kind begin; what a file calls itself counts for nothing. */
const BEGINNINGS: Record<string, (bytes: Buffer) => boolean> = {
  'image/png': (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  'image/jpeg': (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  'image/webp': (bytes) =>
    bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
};

/** True when the bytes are of the kind their sender says. */
export function isPicture(bytes: Buffer, type: string): boolean {
  return BEGINNINGS[type]?.(bytes) ?? false;
}
