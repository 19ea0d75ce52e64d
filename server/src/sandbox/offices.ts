import { seedId } from './random.ts';

type Place = [
  city: string,
  name: string,
  address: string,
  latitude: string,
  longitude: string,
  phone: string,
  mailbox: string | null,
  hours: { ru: string; en: string },
];

const weekdays = { ru: 'пн–пт 9:00–18:00', en: 'Mon–Fri 9:00–18:00' };

const places: Place[] = [
  [
    'Москва',
    'Головной офис',
    'Ленинградский проспект, д. 37, офис 412',
    '55.790300',
    '37.541600',
    '21',
    'moscow',
    { ru: 'пн–пт 9:00–19:00, сб 10:00–15:00', en: 'Mon–Fri 9:00–19:00, Sat 10:00–15:00' },
  ],
  [
    'Москва',
    'Офис на Таганке',
    'ул. Таганская, д. 17–23, этаж 3',
    '55.739500',
    '37.662800',
    '22',
    'taganka',
    weekdays,
  ],
  [
    'Санкт-Петербург',
    'Офис на Московском',
    'Московский проспект, д. 79А',
    '59.895600',
    '30.318300',
    '23',
    'spb',
    { ru: 'пн–пт 9:30–18:30', en: 'Mon–Fri 9:30–18:30' },
  ],
  [
    'Екатеринбург',
    'Офис на Малышева',
    'ул. Малышева, д. 51, офис 1206',
    '56.835900',
    '60.614700',
    '24',
    'ekb',
    weekdays,
  ],
  ['Казань', 'Офис на Баумана', 'ул. Баумана, д. 44/8', '55.790200', '49.114600', '25', null, weekdays],
  [
    'Новосибирск',
    'Офис на Красном',
    'Красный проспект, д. 77Б',
    '55.041500',
    '82.915200',
    '26',
    'nsk',
    weekdays,
  ],
  [
    'Владивосток',
    'Офис на Светланской',
    'ул. Светланская, д. 51',
    '43.115700',
    '131.889900',
    '27',
    'vl',
    { ru: 'пн–пт 9:00–18:00 по местному времени', en: 'Mon–Fri 9:00–18:00 local time' },
  ],
];

export const offices = (created_at: Date) =>
  places.map(([city, name, address, latitude, longitude, phone, mailbox, hours]) => ({
    id: seedId('office', city, name),
    city,
    name,
    address,
    latitude,
    longitude,
    phone: `+7 495 000-00-${phone}`,
    email: mailbox && `${mailbox}@lessor.example`,
    hours,
    created_at,
    updated_at: created_at,
  }));
