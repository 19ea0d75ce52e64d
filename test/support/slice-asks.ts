import type { OperationId } from '../../server/src/http/handlers.ts';
import { type ApplicationOperation, applicationAsks } from './application-asks.ts';
import type { Ask } from './ask.ts';
import { credentialAsks, type TermsBody } from './credential-bodies.ts';
import { type FactorOperation, factorAsks } from './factor-asks.ts';
import type { PeopleBody } from './good-people.ts';
import { type GrantOperation, grantAsks } from './grant-asks.ts';
import { type IncidentOperation, incidentAsks } from './incident-asks.ts';
import { type LoginOperation, loginAsks } from './login-asks.ts';
import { type PasswordOperation, passwordAsks } from './password-asks.ts';
import type { TestServer } from './server.ts';

/** Operations whose bodies are made in a file of their own. */
export type SliceOperation =
  | ApplicationOperation
  | FactorOperation
  | GrantOperation
  | IncidentOperation
  | LoginOperation
  | PasswordOperation
  | PeopleBody
  | TermsBody;

/** Requests that are made whole in a file of their own. */
export const sliceAsks = (server: TestServer): Partial<Record<OperationId, () => Promise<Ask>>> => ({
  ...applicationAsks(server),
  ...credentialAsks(server),
  ...loginAsks(server),
  ...factorAsks(server),
  ...passwordAsks(server),
  ...grantAsks(server),
  ...incidentAsks(server),
});
