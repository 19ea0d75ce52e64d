import type { NewOffice, Office } from '@element-cabinet/sdk';
import { words } from './words.ts';

export const emptyForm = {
  city: '',
  name: '',
  address: '',
  latitude: '',
  longitude: '',
  phone: '',
  email: '',
  hoursRu: '',
  hoursEn: '',
};
export type Form = typeof emptyForm;
export type Wrong = Partial<Record<keyof Form, string>>;

export const formOf = (office: Office): Form => ({
  city: office.city,
  name: office.name,
  address: office.address,
  latitude: String(office.latitude),
  longitude: String(office.longitude),
  phone: office.phone,
  email: office.email ?? '',
  hoursRu: office.hours.ru,
  hoursEn: office.hours.en,
});

/** Degrees as people write them, with a comma or a point; NaN when they are none. */
const degrees = (text: string) =>
  text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.').replace('−', '-'));

/** Fills both coordinates when a pair is pasted into either. */
export function entered(form: Form, name: keyof Form, value: string): Form {
  const pair = /^\s*(-?\d+(?:\.\d+)?)[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(value);
  if ((name === 'latitude' || name === 'longitude') && pair)
    return { ...form, latitude: pair[1] ?? '', longitude: pair[2] ?? '' };
  return { ...form, [name]: value };
}

/** What is wrong with a form before it is sent. */
export function wrongIn(form: Form): Wrong {
  const wrong: Wrong = {};
  for (const name of ['city', 'name', 'address', 'phone', 'hoursRu', 'hoursEn'] as const)
    if (form[name].trim() === '') wrong[name] = words().required;
  if (!(Math.abs(degrees(form.latitude)) <= 90)) wrong.latitude = words().latitudeWrong;
  if (!(Math.abs(degrees(form.longitude)) <= 180)) wrong.longitude = words().longitudeWrong;
  if (!wrong.phone && !/^\+[0-9][0-9 ()-]{5,26}[0-9]$/.test(form.phone.trim()))
    wrong.phone = words().phoneWrong;
  if (form.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim()))
    wrong.email = words().emailWrong;
  return wrong;
}

export const bodyOf = (form: Form): NewOffice => ({
  city: form.city.trim(),
  name: form.name.trim(),
  address: form.address.trim(),
  latitude: degrees(form.latitude),
  longitude: degrees(form.longitude),
  phone: form.phone.trim(),
  email: form.email.trim() || null,
  hours: { ru: form.hoursRu.trim(), en: form.hoursEn.trim() },
});
