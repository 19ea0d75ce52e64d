import { cabinet } from '@element-cabinet/ui/session';
import { Skeleton } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { words } from './words.ts';

/** The payment QR, large enough to scan from the screen; on white in the dark too, since readers need it. */
export function Qr({ companyId, invoiceId }: { companyId: string; invoiceId: string }) {
  const picture = useResource(`qr:${invoiceId}`, async () =>
    dataUrl(await cabinet.invoices.download({ companyId, invoiceId, format: 'qr' })),
  );
  if (picture.data === undefined && picture.error !== undefined)
    return (
      <p class="qr-missing" role="alert">
        {words().qrFailed}
        <button type="button" class="link" onClick={picture.refresh}>
          {words().retry}
        </button>
      </p>
    );
  return (
    <figure class="qr">
      {picture.data ? (
        <img src={picture.data} alt={words().qr} width={280} height={280} />
      ) : (
        <Skeleton width="280px" height="280px" />
      )}
      <figcaption class="muted">{words().qrText}</figcaption>
    </figure>
  );
}

/** The page's policy lets pictures come from data, not from blobs. */
function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
