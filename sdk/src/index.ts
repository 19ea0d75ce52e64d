export type {
  CallOptions,
  ConditionalOptions,
  Fresh,
  MatchOptions,
  Upload,
  WriteOptions,
} from './calls.ts';
export { Cabinet } from './client.ts';
export {
  ApiError,
  AuthenticationError,
  CabinetError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  PreconditionError,
  RateLimitError,
  SecondFactorRequiredError,
  ServerError,
  TimeoutError,
} from './errors.ts';
export { addMoney, compareMoney, fromKopecks, isZero, subtractMoney, toKopecks } from './money.ts';
export type { List } from './page.ts';
export type * from './resources.gen.ts';
export type { CabinetOptions, Changing } from './transport.ts';
export type * from './types.gen.ts';
