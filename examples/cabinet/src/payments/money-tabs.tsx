import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';

/** What is to be paid, what came in, what was made to pay from: addresses of one section. */
export function MoneyTabs({ companyId }: { companyId: string }) {
  const { path } = useLocation();
  const links = [
    { href: paths.payments(companyId), label: shared().payments },
    { href: paths.receipts(companyId), label: shared().receipts },
    { href: paths.invoices(companyId), label: shared().invoices },
    { href: paths.reconciliations(companyId), label: shared().reconciliation },
    { href: paths.calendarFeed(companyId), label: shared().calendar },
  ];
  return (
    <nav class="links screen-only" aria-label={shared().payments}>
      {links.map(({ href, label }) => (
        <a key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
