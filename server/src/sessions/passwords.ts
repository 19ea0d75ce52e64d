import { hash, verify } from '@node-rs/argon2';

const argon2id = 2;
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Four at once were seen to cut the rest of the process to a third. */
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place is handed over, not freed: whoever comes in between must queue behind.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** An argon2id hash as a PHC string. The password is taken in NFKC, so that every keyboard means the same. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFKC'), cost));

/** What an unknown e-mail is verified against, so that it takes as long as a known one. Nobody knows its password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$8Pj5c37Wf6jPPdvZboYjvg$qNWE7b2jNj4SsLCBx+X8BJRkeXP4u8N8Q53EpJh7DTk';

/** Whether it is the password of that hash; `null` (there is no such person) takes the same time and is false. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await inTurn(() => verify(passwordHash ?? nobody, password.normalize('NFKC')));
  return right && passwordHash !== null;
}
