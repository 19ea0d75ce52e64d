import type { ClientType } from '../../applications/application.ts';
import type { InputError } from '../../platform/errors.ts';
import { parseKpp, parseOgrn, parseOgrnip } from '../../platform/requisites.ts';

/** What the operator checked in the register. */
export type CheckedFacts = {
  name: string | null;
  kpp: string | null;
  ogrn: string | null;
  address: string | null;
};

const wrong = (pointer: string, code: string, ru: string, en: string): InputError => ({
  ...{ pointer, code, message: { ru, en } },
});

/** The facts as they are stored, and what is wrong with them for this kind of client. */
export function checkFacts(
  facts: CheckedFacts,
  clientType: ClientType,
): { facts: CheckedFacts; errors: InputError[] } {
  const entity = clientType === 'legal_entity';
  const kpp = facts.kpp === null ? null : parseKpp(facts.kpp);
  const ogrn = facts.ogrn === null ? null : entity ? parseOgrn(facts.ogrn) : parseOgrnip(facts.ogrn);
  const errors: InputError[] = [];
  if (facts.kpp !== null && !entity)
    errors.push(
      wrong('/kpp', 'kpp_not_expected', 'КПП бывает только у организаций', 'Only organisations have a KPP'),
    );
  else if (facts.kpp !== null && kpp === null)
    errors.push(wrong('/kpp', 'kpp', 'КПП – 9 знаков', 'A KPP has 9 characters'));
  if (facts.ogrn !== null && (ogrn === null || clientType === 'person'))
    errors.push(
      entity
        ? wrong(
            '/ogrn',
            'ogrn',
            'ОГРН – 13 цифр, последняя контрольная',
            'An OGRN has 13 digits, the last a check digit',
          )
        : wrong(
            '/ogrn',
            'ogrn',
            'ОГРНИП предпринимателя – 15 цифр, последняя контрольная',
            'The OGRNIP of a sole proprietor has 15 digits, the last a check digit',
          ),
    );
  return { facts: { ...facts, kpp, ogrn }, errors };
}

/**
 * Which of the companies of an INN an approval means: by its KPP; without one the only one there is. Null: one is to be
 * made; for a legal entity that needs a KPP.
 */
export function chooseCompany<Known extends { kpp: string | null }>(
  known: readonly Known[],
  kpp: string | null,
  clientType: ClientType,
): Known | null | InputError {
  const exact = known.find((company) => company.kpp === kpp);
  if (exact) return exact;
  if (clientType !== 'legal_entity') return known[0] ?? null;
  if (kpp !== null) return null;
  const [only] = known;
  if (only && known.length === 1) return only;
  return known.length === 0
    ? wrong(
        '/kpp',
        'required',
        'Укажите КПП: компания с этим ИНН заводится впервые',
        'Give the KPP: the company of this INN is new',
      )
    : wrong(
        '/kpp',
        'required',
        'Укажите КПП: компаний с этим ИНН несколько',
        'Give the KPP: several companies have this INN',
      );
}
