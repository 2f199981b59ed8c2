import { useMemo } from 'react';
import { Image } from '@tarojs/components';
import qrcode from 'qrcode-generator';
import './qr-code.scss';

/** Quiet zone around the code, in modules; the standard asks for 4, the white sheet around it gives the rest. */
const QUIET = 2;

/** Draws the text as a QR code: an SVG data address, the one picture both builds can show without a canvas. */
export function qrImage(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const path: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) path.push(`M${column + QUIET} ${row + QUIET}h1v1h-1z`);
    }
  }
  const side = size + QUIET * 2;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 ${side} ${side}" ` +
    'shape-rendering="crispEdges">' +
    `<rect width="${side}" height="${side}" fill="#fff"/><path fill="#231C18" d="${path.join('')}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** A QR code, dark on white in every theme: scanners need it so. */
export function QrCode({ text }: { text: string }) {
  const source = useMemo(() => qrImage(text), [text]);
  return <Image className="qr" src={source} mode="scaleToFill" />;
}
