import { signal } from '@preact/signals';
import { type AnnouncementDraft, announcementDraft } from '../shared/storage.ts';

/** What is typed into "I have paid"; it outlives the popup. */
export const draft = signal<AnnouncementDraft | null>(null);
announcementDraft.get().then((stored) => {
  draft.value ??= stored;
});

export async function keep(next: AnnouncementDraft | null): Promise<void> {
  draft.value = next;
  await announcementDraft.set(next);
}

/** Opens the form, with what was typed for the same payment before. */
export function openAnnouncement(
  about: Pick<AnnouncementDraft, 'companyId' | 'paymentId' | 'about' | 'paidOn'>,
): Promise<void> {
  const before = draft.value?.paymentId === about.paymentId ? draft.value : null;
  return keep({ orderNumber: '', key: null, ...about, ...before, open: true });
}
