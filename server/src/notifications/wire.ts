import type { components } from '../http/schema.gen.ts';
import type { Locale } from '../platform/locale.ts';
import type { ListedNotification } from './store.ts';
import { notificationWords } from './words.ts';

export function toWire(row: ListedNotification, locale: Locale): components['schemas']['Notification'] {
  return {
    id: row.id,
    kind: row.kind as components['schemas']['NotificationKind'],
    ...notificationWords(row.kind, row.data, locale),
    occurredAt: row.occurred_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    object: objectOf(row),
  };
}

/** What a person opens: a quote is found at its contract. */
function objectOf({ data, object_id, object_type }: ListedNotification) {
  return object_type === 'buyout_quote'
    ? { type: 'contract' as const, id: String(data.contractId) }
    : { type: object_type, id: object_id };
}
