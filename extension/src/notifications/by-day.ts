import type { Notification } from '@element-cabinet/sdk';
import { localDay } from '@element-cabinet/sdk/format';

export interface DayGroup {
  /** `YYYY-MM-DD` of the reader's own clock. */
  day: string;
  items: Notification[];
}

/** The newest first, as they come, set apart by day. */
export function byDay(notifications: Notification[]): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const item of notifications) {
    const day = localDay(item.occurredAt);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}
