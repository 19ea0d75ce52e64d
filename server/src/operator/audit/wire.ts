import type { Success } from '../../http/contract.ts';
import type { Link } from '../../platform/audit/chain-store.ts';
import type { Verification } from '../../platform/audit/verify-audit.ts';

const linkWire = ({ position, hash }: Link) => ({ position: Number(position), hash: hash.toString('hex') });

export function toVerificationWire({
  entries,
  links,
  head,
  firstBreak,
  unlinked,
}: Verification): Success<'verifyAudit'> {
  return {
    entries: Number(entries),
    links: Number(links),
    head: head && linkWire(head),
    firstBreak: firstBreak && { ...firstBreak, position: Number(firstBreak.position) },
    unlinked: Number(unlinked),
  };
}

/** A link as it was told before, `17:9f86…`. */
export function linkOf(told: string | undefined): Link | null {
  const [position, hash] = told?.split(':') ?? [];
  return position === undefined || hash === undefined
    ? null
    : { position: BigInt(position), hash: Buffer.from(hash, 'hex') };
}
