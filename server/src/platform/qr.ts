import { create, toBuffer } from 'qrcode';

const options = { errorCorrectionLevel: 'M' } as const;
/** In byte mode, so that the symbol holds the encoding that its text declares. */
const segments = (bytes: Buffer) => [{ data: bytes, mode: 'byte' as const }];
/** Modules of white around, which the standard of the symbol demands. */
const QUIET_ZONE = 4;

/** The symbol as a picture, large enough for a telephone held before a screen. */
export const qrPng = (bytes: Buffer): Promise<Buffer> =>
  toBuffer(segments(bytes), { ...options, type: 'png', margin: QUIET_ZONE, scale: 8 });

/** The symbol as an SVG for documents: sharp at any size, and small. */
export function qrSvg(bytes: Buffer): string {
  const { modules } = create(segments(bytes), options);
  const { size } = modules;
  const side = size + 2 * QUIET_ZONE;
  let path = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!modules.get(y, x)) continue;
      let end = x + 1;
      while (end < size && modules.get(y, end)) end++;
      path += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h${end - x}v1h${x - end}z`;
      x = end;
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}" fill="#000"/></svg>`;
}
