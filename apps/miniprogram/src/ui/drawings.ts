/**
 * Pictures of goods, drawn here so that a page needs no other host: 160 × 160, nothing behind them, a soft shadow
 * below, lamp light from the upper left. The tile behind gives the colour of day or night.
 */
const SHADOW = '<ellipse cx="80" cy="140" rx="52" ry="7" fill="#5A2A12" opacity=".16"/>';

const HAZELNUT =
  '<path d="M46 84c0-22 13-34 30-34s30 12 30 34c0 25-17 44-30 50-13-6-30-25-30-50z" fill="#B5703A"/>' +
  '<path d="M57 84c0-14 7-24 16-27-4 10-5 22-4 33 1 12 4 24 8 34-10-8-20-23-20-40z" fill="#CF8F55"/>' +
  '<path d="M44 80c0-21 14-34 32-34s32 13 32 34c-7-5-11 1-16-3-5 5-10 0-16 3-6-3-11 2-16-3-5 4-9-2-16 3z" fill="#EBC58E"/>' +
  '<path d="M76 46c-1-6 1-10 4-14" stroke="#8A5A2B" stroke-width="5" stroke-linecap="round" fill="none"/>';

const ALMOND =
  '<g transform="rotate(24 112 108)"><path d="M112 70c15 14 20 34 14 52-3 9-8 14-14 14s-11-5-14-14c-6-18-1-38 14-52z" fill="#A65A2A"/>' +
  '<path d="M112 78c-6 14-8 32-4 50M120 90c2 11 2 23-1 34M105 90c-4 11-4 22-2 32" stroke="#C9824A" stroke-width="2.5" stroke-linecap="round" fill="none"/></g>';

const CASHEW =
  '<path d="M22 124c-4-13 5-24 17-23 9 1 11 9 19 8 8 0 13 6 12 13-2 13-18 18-30 15-9-2-16-6-18-13z" fill="#F3D6A2"/>' +
  '<path d="M30 118c1-7 7-10 12-8 6 2 9 8 17 7" stroke="#FFF0D2" stroke-width="4" stroke-linecap="round" fill="none"/>';

const TEA =
  '<path d="M64 46c-7-8 6-13 0-23M84 44c-7-8 6-13 0-24" stroke="#E3B778" stroke-width="4.5" stroke-linecap="round" fill="none" opacity=".85"/>' +
  '<ellipse cx="76" cy="131" rx="50" ry="9" fill="#EBD3AE"/><ellipse cx="76" cy="128" rx="50" ry="8" fill="#FBEFD9"/>' +
  '<path d="M112 72c22-4 28 26-2 34" stroke="#D9412B" stroke-width="8" fill="none" stroke-linecap="round"/>' +
  '<path d="M34 60h84c0 34-12 66-42 66S34 94 34 60z" fill="#D9412B"/>' +
  '<path d="M42 66c1 26 8 46 22 54-18-6-28-28-29-54z" fill="#F07A5E"/>' +
  '<ellipse cx="76" cy="60" rx="42" ry="12" fill="#FBEFD9"/><ellipse cx="76" cy="61" rx="36" ry="9" fill="#A8632A"/>' +
  '<ellipse cx="66" cy="59" rx="13" ry="3" fill="#D39A57" opacity=".8"/>' +
  '<path d="M80 88c10-10 22-8 24-8 0 12-8 20-20 18-4 0-6-4-4-10z" fill="#FFD98A"/><path d="M82 97c5-6 10-10 16-13" stroke="#D9412B" stroke-width="2" stroke-linecap="round"/>';

const BOWL =
  '<path d="M128 22 74 76M140 32 82 78" stroke="#8A4B2A" stroke-width="5" stroke-linecap="round"/>' +
  '<path d="M128 22l-7 7M140 32l-8 6" stroke="#FFD98A" stroke-width="5" stroke-linecap="round"/>' +
  '<path d="M58 132h44l4-14H54z" fill="#E2C69C"/>' +
  '<path d="M20 74h120c0 32-24 52-60 52S20 106 20 74z" fill="#FFF3E0"/>' +
  '<path d="M29 82c4 22 20 36 42 40-28-2-45-18-48-42z" fill="#fff"/>' +
  '<path d="M22 86h116c-1 5-3 9-5 13H27c-2-4-4-8-5-13z" fill="#D9412B"/>' +
  '<path d="M24 92.500c6-6 10-6 16 0s10 6 16 0 10-6 16 0 10 6 16 0 10-6 16 0 10 6 16 0 9-6 15-1" stroke="#FFD98A" stroke-width="3" stroke-linecap="round" fill="none"/>' +
  '<ellipse cx="80" cy="74" rx="60" ry="14" fill="#F6DDB8"/><ellipse cx="80" cy="75" rx="53" ry="11" fill="#E9C48E"/>' +
  '<path d="M36 78c12 8 72 10 88 0-8 11-78 12-88 0z" fill="#FBEBD0"/>';

const BAG =
  '<path d="M56 66c0-50 48-50 48 0" stroke="#A5793F" stroke-width="6" stroke-linecap="round" fill="none"/>' +
  '<path d="M34 58h92l8 70c1 6-3 10-9 10H35c-6 0-10-4-9-10z" fill="#F3DDB5"/>' +
  '<path d="M34 58h20l-8 80H35c-6 0-10-4-9-10z" fill="#FFF0D2"/><path d="M34 58h92l1 8H33z" fill="#DDBB83"/>' +
  '<circle cx="80" cy="98" r="23" fill="#D9412B"/><path d="M57 98a23 23 0 0 1 46 0z" fill="#E8654D"/>' +
  '<path d="M80 83l4.5 9.8 10.5 1.2-7.8 7.2 2.1 10.5-9.3-5.3-9.3 5.3 2.1-10.5-7.8-7.2 10.5-1.200z" fill="#FFD98A"/>' +
  '<path d="M58 64v6M102 64v6" stroke="#8A5A2B" stroke-width="3" stroke-linecap="round"/>' +
  '<path d="M60 66c0-52 50-52 50 0" stroke="#C79A5B" stroke-width="6" stroke-linecap="round" fill="none"/>';

const CANDLE =
  '<circle cx="80" cy="42" r="38" fill="#FFD98A" opacity=".28"/><circle cx="80" cy="44" r="24" fill="#FFD98A" opacity=".4"/>' +
  '<path d="M42 72h76v54c0 8-5 12-12 12H54c-7 0-12-4-12-12z" fill="#E9A45C"/>' +
  '<path d="M42 94h76v32c0 8-5 12-12 12H54c-7 0-12-4-12-12z" fill="#FBE6C4"/>' +
  '<ellipse cx="80" cy="94" rx="38" ry="9" fill="#FFF6E6"/><ellipse cx="80" cy="94" rx="22" ry="5" fill="#FFE3AE"/>' +
  '<path d="M42 72h76v54c0 8-5 12-12 12H54c-7 0-12-4-12-12z" fill="#fff" opacity=".16"/>' +
  '<path d="M50 82v42" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".55"/>' +
  '<ellipse cx="80" cy="72" rx="38" ry="9" fill="none" stroke="#FFF0D2" stroke-width="3"/>' +
  '<path d="M80 92V72" stroke="#5A3320" stroke-width="3" stroke-linecap="round"/>' +
  '<path d="M80 24c11 14 16 22 16 32 0 10-7 17-16 17s-16-7-16-17c0-10 5-18 16-32z" fill="#F08A2E"/>' +
  '<path d="M80 42c6 8 9 12 9 19 0 6-4 10-9 10s-9-4-9-10c0-7 3-11 9-19z" fill="#FFE7A8"/>' +
  '<rect x="56" y="106" width="48" height="20" rx="4" fill="#D9412B"/><path d="M64 116h32" stroke="#FFD98A" stroke-width="3" stroke-linecap="round"/>';

const COUPON =
  '<g transform="rotate(-10 80 84)"><path d="M26 62h108c5 0 8 3 8 8v8a9 9 0 0 0 0 18v8c0 5-3 8-8 8H26c-5 0-8-3-8-8v-8a9 9 0 0 0 0-18v-8c0-5 3-8 8-8z" transform="translate(4 10)" fill="#F2C879"/>' +
  '<path d="M26 50h108c5 0 8 3 8 8v10a9 9 0 0 0 0 18v10c0 5-3 8-8 8H26c-5 0-8-3-8-8V86a9 9 0 0 0 0-18V58c0-5 3-8 8-8z" fill="#D9412B"/>' +
  '<path d="M26 50h28v54H26c-5 0-8-3-8-8V86a9 9 0 0 0 0-18V58c0-5 3-8 8-8z" fill="#F07A5E"/>' +
  '<path d="M55 56v44" stroke="#FFF3E0" stroke-width="3" stroke-dasharray="5 6" stroke-linecap="round"/>' +
  '<path d="M98 59l5.4 11.6 12.6 1.4-9.4 8.6 2.6 12.4-11.2-6.300L86.8 93l2.6-12.400L80 72l12.6-1.400z" fill="#FFD98A"/>' +
  '<circle cx="37" cy="77" r="8" fill="#FFF3E0" opacity=".9"/></g>' +
  '<path d="M124 26v12M118 32h12M30 118v10M25 123h10" stroke="#E0B062" stroke-width="3.5" stroke-linecap="round"/>';

const FRUIT =
  '<circle cx="108" cy="104" r="32" fill="#E98A2B"/><circle cx="100" cy="95" r="17" fill="#F6AE56" opacity=".7"/>' +
  '<path d="M108 74c2-9 8-14 18-16-1 11-7 17-18 16z" fill="#6B9A5B"/><path d="M108 76c4-6 9-11 14-14" stroke="#4D7A45" stroke-width="2" fill="none"/>' +
  '<path d="M18 98c0-26 18-36 42-36s42 10 42 36c0 24-19 38-42 38S18 122 18 98z" fill="#D9512B"/>' +
  '<path d="M26 94c2-16 12-24 26-26-10 8-14 22-12 38 1 10 5 20 11 27-15-5-26-20-25-39z" fill="#F0805A"/>' +
  '<path d="M60 74c-12 8-24 6-30-2 8-8 18-9 26-4 0-8 2-12 4-16 2 4 4 8 4 16 8-5 18-4 26 4-6 8-18 10-30 2z" fill="#7FA36B"/>' +
  '<path d="M60 74c-5 7-12 12-18 12 0-7 6-13 14-15zM60 74c5 7 12 12 18 12 0-7-6-13-14-15z" fill="#5E8C5A"/>' +
  '<path d="M60 66V50" stroke="#7A5230" stroke-width="5" stroke-linecap="round"/>';

const APRON =
  '<path d="M58 44c0-30 44-30 44 0" stroke="#B98431" stroke-width="6" fill="none" stroke-linecap="round"/>' +
  '<path d="M42 82c-14 2-20 12-16 24M118 82c14 2 20 12 16 24" stroke="#B98431" stroke-width="6" fill="none" stroke-linecap="round"/>' +
  '<path d="M54 40h52v22c0 12 8 18 16 22v44c0 6-4 10-10 10H48c-6 0-10-4-10-10V84c8-4 16-10 16-22z" fill="#C93A26"/>' +
  '<path d="M54 40h14v24c0 16-12 22-16 30v44h-4c-6 0-10-4-10-10V84c8-4 16-10 16-22z" fill="#E0593F"/>' +
  '<path d="M54 40h52v9H54z" fill="#FFD98A"/>' +
  '<path d="M56 94h48v18c0 6-4 10-10 10H66c-6 0-10-4-10-10z" fill="#F7DFB6"/><path d="M56 94h48v6H56z" fill="#E7C184"/>' +
  '<path d="M80 118v-18M80 110c-6 0-9-3-10-8 6 0 10 3 10 8zM80 106c6 0 9-3 10-8-6 0-10 3-10 8z" stroke="#5E8C5A" stroke-width="2.5" fill="#7FA36B" stroke-linecap="round" stroke-linejoin="round"/>' +
  '<circle cx="58" cy="45" r="4" fill="#8A5A2B"/><circle cx="102" cy="45" r="4" fill="#8A5A2B"/>';

const BOX =
  '<path d="M30 76h100v52c0 6-4 10-10 10H40c-6 0-10-4-10-10z" fill="#C93A26"/><path d="M30 76h24v62H40c-6 0-10-4-10-10z" fill="#E0593F"/>' +
  '<rect x="22" y="58" width="116" height="24" rx="6" fill="#D9412B"/><path d="M70 58h20v80H70z" fill="#FFD98A"/>' +
  '<path d="M80 58c-10-28-38-26-36-12 1 10 20 12 36 12zM80 58c10-28 38-26 36-12-1 10-20 12-36 12z" fill="none" stroke="#F2C879" stroke-width="8" stroke-linejoin="round"/>';

const DRAWN: Record<string, string> = {
  nuts: CASHEW + ALMOND + HAZELNUT,
  tea: TEA,
  bowl: BOWL,
  bag: BAG,
  candle: CANDLE,
  coupon: COUPON,
  fruit: FRUIT,
  apron: APRON,
  box: BOX,
};

/** A picture by its name, as a data address, or by its own. A name nobody drew yet shows the coupon or the box it is. */
export function drawing(name: string | null, kind: 'coupon' | 'gift'): string {
  if (name?.startsWith('https://') === true) return name;
  const drawn = DRAWN[name ?? ''] ?? (kind === 'coupon' ? COUPON : BOX);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 160 160">${SHADOW}${drawn}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
