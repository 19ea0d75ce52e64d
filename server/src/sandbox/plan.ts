import type { CompanyRow, ContractRow } from '../db/schema.ts';
import type { ModelName } from './assets.ts';

/** What a contract's schedule shall look like today. Numbers of payments are of lease payments, from 1. */
export type ContractPlan = {
  key: string;
  asset: ModelName;
  /** Lease payments; one a month. */
  months: number;
  /** Which of them is due how many days from today (negative: ago). */
  at: { payment: number; inDays: number };
  /** The payments up to this one are covered. */
  paid: number;
  /** Per cent covered of the next one. */
  partPercent?: number;
  /** Money left of the last receipt, in kopecks. */
  leftOver?: bigint;
  number?: string;
  vin?: string;
  /** One lease payment in kopecks; else it follows from the price. */
  payment?: bigint;
  advance?: boolean;
  buyout?: boolean;
  /** A penalty of the oldest unpaid payment was billed some days ago and is due in a week. */
  penalty?: boolean;
  /** The client says it has paid the oldest unpaid payment, or a part of it. */
  announced?: { daysAgo: number; percent?: number; order: string; note?: string; by: string };
  /** The schedule was amended when VAT became 22 %. */
  amended?: boolean;
  /** Computed from terms, and made longer by request; its payments are those of `prolonged.ts`. */
  prolonged?: boolean;
  status?: ContractRow['status'];
  rule?: ContractRow['due_date_rule'];
  /** Of the financing, per cent a year; without it and a table nobody counts an early buyout. */
  annualRate?: string;
  buyoutTable?: boolean;
  buyoutFee?: bigint;
};

export type CompanyPlan = {
  key: string;
  clientType: CompanyRow['client_type'];
  name: string;
  region: string;
  /** The two digits that requisites of the region begin with. */
  code: string;
  address: string;
  contracts: ContractPlan[];
};
