import { createHash } from 'node:crypto';
import { greyPng } from './png';

const RAYS = 72;
const RINGS = 9;
/** Where rays begin and end, as a share of the radius. */
const INNER = 0.5;
const OUTER = 0.96;
/** The three eyes by which a phone finds the code. */
const EYES = [-135, -45, 135].map((degrees) => (degrees / 180) * Math.PI);

/** A picture in the manner of a mini-program's code: the same text always gives the same one. Nothing can scan it. */
export function sunflower(text: string, width: number): Buffer {
  const bits = bitsOf(text, RAYS * RINGS);
  const radius = width / 2;
  return greyPng(width, (x, y) => {
    const dx = (x + 0.5 - radius) / radius;
    const dy = (y + 0.5 - radius) / radius;
    const eye = shadeOfEyes(dx, dy);
    return eye ?? shadeOfRays(dx, dy, bits);
  });
}

function shadeOfEyes(dx: number, dy: number): number | null {
  for (const angle of EYES) {
    const away = Math.hypot(dx - 0.78 * Math.cos(angle), dy - 0.78 * Math.sin(angle));
    if (away < 0.07 || (away > 0.11 && away < 0.145)) return 0;
    if (away < 0.18) return 255;
  }
  // The lamp in the middle.
  const centre = Math.hypot(dx, dy);
  if (centre < 0.4) return centre > 0.36 || centre < 0.14 ? 60 : 255;
  return null;
}

function shadeOfRays(dx: number, dy: number, bits: readonly boolean[]): number {
  const away = Math.hypot(dx, dy);
  if (away < INNER || away > OUTER) return 255;
  const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1) * RAYS;
  const ray = Math.floor(turn);
  const ring = Math.floor(((away - INNER) / (OUTER - INNER)) * RINGS);
  const isBesideRay = Math.abs(turn - ray - 0.5) > 0.32;
  return !isBesideRay && bits[ray * RINGS + ring] ? 0 : 255;
}

function bitsOf(text: string, count: number): boolean[] {
  const bits: boolean[] = [];
  for (let block = 0; bits.length < count; block += 1) {
    for (const byte of createHash('sha256').update(`${block}:${text}`).digest()) {
      // Dense inside, as the real ones: five bits of eight are black.
      for (let bit = 0; bit < 8; bit += 1) bits.push(((byte >> bit) & 1) === 1 || (byte + bit) % 5 === 0);
    }
  }
  return bits;
}
