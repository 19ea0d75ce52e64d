import type { Membership, Role } from '../../platform/actor.ts';

/** Somebody's place in a company, as far as it decides who may change whom. */
export type Place = Omit<Membership, 'companyId'> & { userId: string; locked: boolean };
export type Access = Pick<Place, 'role' | 'contractIds'>;

/** Whether what one sees holds all that another sees; null is everything. */
export const holds = (mine: readonly string[] | null, theirs: readonly string[] | null): boolean =>
  mine === null || (theirs?.every((id) => mine.includes(id)) ?? false);

/** One who sees all contracts and can sign in: without such a one nobody can hand out what is new. */
const leads = ({ role, contractIds, locked }: Place) => role === 'owner' && contractIds === null && !locked;
const owns = ({ role }: Place) => role === 'owner';

/** Whether a change (`null`: they go) takes the company its last owner. */
export function takesLastOwner(places: readonly Place[], userId: string, next: Access | null): boolean {
  const after = places.flatMap((place) => {
    if (place.userId !== userId) return [place];
    return next === null ? [] : [{ ...place, ...next }];
  });
  return [leads, owns].some((rule) => places.some(rule) && !after.some(rule));
}

export const sameAccess = (one: Access, other: Access): boolean =>
  one.role === other.role &&
  (one.contractIds === null || other.contractIds === null
    ? one.contractIds === other.contractIds
    : one.contractIds.length === other.contractIds.length && holds(one.contractIds, other.contractIds));

/** What is asked for with what stays. */
export const changedAccess = (
  now: Access,
  change: { role?: Role | undefined; contractIds?: readonly string[] | null | undefined },
): Access => ({
  role: change.role ?? now.role,
  contractIds: change.contractIds === undefined ? now.contractIds : once(change.contractIds),
});

export const once = (ids: readonly string[] | null): readonly string[] | null => ids && [...new Set(ids)];
