import { ApiError, PermissionError } from '@element-cabinet/sdk';
import { browser } from 'wxt/browser';
import type { Refusal } from '../shared/messages.ts';
import { hostPattern } from '../shared/server-address.ts';
import { type PollFailure, server } from '../shared/storage.ts';

const isStep = (error: unknown): error is PermissionError =>
  error instanceof PermissionError && error.code === 'account_step_required';

/** Why a call came to nothing. A server that may not be reached looks as if there was none. */
export async function failureOf(error: unknown): Promise<PollFailure> {
  if (isStep(error)) return 'step_required';
  if (error instanceof ApiError) return 'server_error';
  const origins = [hostPattern(await server.get())];
  return (await browser.permissions.contains({ origins })) ? 'offline' : 'no_access';
}

/** Why a person's act came to nothing, with the server's own words where it refused. */
export async function refusalOf(error: unknown): Promise<Refusal> {
  if (isStep(error)) return { failure: 'step_required', words: error.message };
  if (error instanceof PermissionError) return { failure: 'forbidden', words: error.message };
  const refused = error instanceof ApiError && error.status < 500;
  return refused
    ? { failure: 'refused', words: error.message }
    : { failure: await failureOf(error), words: '' };
}
