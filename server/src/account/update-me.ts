import type { Tx } from '../db/database.ts';
import { DomainError } from '../platform/errors.ts';
import { findPerson, holdPerson, type Person, type Profile, saveProfile } from './store.ts';

type Change = { [Part in keyof Profile]?: Profile[Part] | undefined };

/**
 * Changes what people change themselves, once `check` has taken the person as they are for what was seen. A repeat
 * changes nothing.
 * @throws unauthenticated when they are gone.
 */
export async function updateMe(
  tx: Tx,
  userId: string,
  change: Change,
  check: (person: Person) => void,
): Promise<Person> {
  await holdPerson(tx, userId);
  const person = await findPerson(tx, userId);
  if (!person) throw new DomainError('unauthenticated');
  const next: Profile = {
    name: change.name?.trim() ?? person.name,
    phone: change.phone === undefined ? person.phone : change.phone?.trim() || null,
    locale: change.locale ?? person.locale,
  };
  if (next.name === person.name && next.phone === person.phone && next.locale === person.locale)
    return person;
  check(person);
  await saveProfile(tx, userId, next);
  return { ...person, ...next };
}
