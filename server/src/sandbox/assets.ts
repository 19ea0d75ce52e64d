import type { Random } from './random.ts';

/** Prices with VAT, in thousand roubles. A machine without a VIN has a serial number. */
type Model = { name: string; make: string; model: string; vin?: string; thousands: [number, number] };
export type Asset = {
  name: string;
  make: string;
  model: string;
  vin: string | null;
  serialNumber: string | null;
};

export const models = {
  kamaz: { name: 'КАМАЗ 5490', make: 'КАМАЗ', model: '5490-S5', vin: 'XTC549015', thousands: [8200, 9400] },
  kamazDump: {
    name: 'КАМАЗ 65115',
    make: 'КАМАЗ',
    model: '65115-50',
    vin: 'XTC651155',
    thousands: [7100, 8300],
  },
  gazelle: { name: 'ГАЗель NEXT', make: 'ГАЗ', model: 'A21R22', vin: 'X96A21R22', thousands: [1900, 2300] },
  lawn: { name: 'ГАЗон NEXT', make: 'ГАЗ', model: 'C41R13', vin: 'X96C41R13', thousands: [3300, 3900] },
  maz: { name: 'МАЗ 5440', make: 'МАЗ', model: '5440C9', vin: 'Y3M5440C9', thousands: [7400, 8600] },
  sitrak: {
    name: 'Sitrak C7H',
    make: 'Sitrak',
    model: 'C7H-480',
    vin: 'LZZ7CLXE5',
    thousands: [9800, 11900],
  },
  trailer: {
    name: 'Полуприцеп Тонар 9888',
    make: 'Тонар',
    model: '9888',
    vin: 'X0T988800',
    thousands: [4200, 5100],
  },
  excavator: { name: 'Экскаватор XCMG XE215', make: 'XCMG', model: 'XE215D', thousands: [10800, 13500] },
  loader: { name: 'Погрузчик SDLG L956', make: 'SDLG', model: 'L956H', thousands: [7900, 9600] },
  bulldozer: { name: 'Бульдозер Shantui SD16', make: 'Shantui', model: 'SD16', thousands: [11200, 13900] },
  crane: {
    name: 'Автокран Ивановец КС-45717',
    make: 'Ивановец',
    model: 'КС-45717К-3',
    vin: 'XVN45717K',
    thousands: [15800, 18400],
  },
  tractor: { name: 'Трактор Кировец К-742', make: 'Кировец', model: 'К-742М', thousands: [17900, 21400] },
  harvester: {
    name: 'Комбайн ACROS 595',
    make: 'Ростсельмаш',
    model: 'ACROS 595 Plus',
    thousands: [18900, 22600],
  },
  forklift: {
    name: 'Вилочный погрузчик Heli CPCD30',
    make: 'Heli',
    model: 'CPCD30',
    thousands: [2400, 3100],
  },
  lathe: {
    name: 'Токарный станок с ЧПУ 16А20Ф3',
    make: 'Стерлитамак',
    model: '16А20Ф3',
    thousands: [5200, 7400],
  },
  oven: {
    name: 'Ротационная печь Муссон-ротор 99',
    make: 'Восход',
    model: 'Муссон-ротор 99',
    thousands: [1200, 1700],
  },
  bottling: {
    name: 'Линия розлива молока ЛР-6000',
    make: 'Молопак',
    model: 'ЛР-6000',
    thousands: [9400, 12800],
  },
  car: {
    name: 'LADA Vesta Cross',
    make: 'LADA',
    model: 'Vesta Cross',
    vin: 'XTAGFK330',
    thousands: [1750, 2150],
  },
} satisfies Record<string, Model>;

export type ModelName = keyof typeof models;

const vinSigns = [...'0123456789ABCDEFGHJKLMNPRSTUVWXYZ'];

/** One machine of a model, and its price in kopecks. */
export function makeAsset(random: Random, model: ModelName): { asset: Asset; price: bigint } {
  const { name, make, model: code, thousands, ...rest }: Model = models[model];
  const vin = rest.vin === undefined ? null : `${rest.vin}${random.pick(vinSigns)}${random.digits(7)}`;
  const serialNumber = vin === null ? `${make.charAt(0)}${random.digits(8)}` : null;
  const price = BigInt(random.int(...thousands)) * 100_000n;
  return { asset: { name, make, model: code, vin, serialNumber }, price };
}
