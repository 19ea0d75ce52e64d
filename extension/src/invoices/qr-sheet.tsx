import { Money } from '@element-cabinet/ui/money';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../payments/action-words.ts';
import type { InvoiceAnswer } from '../shared/messages.ts';
import { Sheet } from '../shared/sheet.tsx';

/** The payment QR as large as the popup lets it be, with what it pays beneath. */
export function QrSheet({
  answer: { invoice, file },
  onClose,
}: {
  answer: InvoiceAnswer;
  onClose: () => void;
}) {
  return (
    <Sheet title={words().qrTitle} close={words().close} onClose={onClose}>
      {file && <Picture data={file.data} />}
      <p class="qr-sum">
        <Money value={invoice.payable} />
      </p>
      <p class="small">{invoice.purpose}</p>
      <p class="small muted">{words().qrHint}</p>
    </Sheet>
  );
}

/** Painted on a canvas: the policy of the extension's pages lets no `data:` picture in. */
function Picture({ data }: { data: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const bytes = Uint8Array.from(atob(data.slice(data.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
    createImageBitmap(new Blob([bytes], { type: 'image/png' })).then((picture) => {
      if (!canvas.current) return;
      const side = wholeModules(picture.width) * devicePixelRatio;
      Object.assign(canvas.current, { width: side, height: side });
      canvas.current.style.width = `${side / devicePixelRatio}px`;
      const context = canvas.current.getContext('2d');
      if (!context) return;
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, 0, 0, side, side);
    });
  }, [data]);
  return <canvas ref={canvas} class="qr" role="img" aria-label={words().qrPicture} />;
}

/** The server's picture has so many pixels a module. */
const moduleSide = 8;
const room = 300;
const least = 240;

/** The largest side where each module is as wide as the next: uneven ones are harder to scan. */
function wholeModules(pictureSide: number): number {
  const modules = pictureSide / moduleSide;
  const side = Math.floor(room / modules) * modules;
  return Number.isInteger(side) && side >= least ? side : room;
}
