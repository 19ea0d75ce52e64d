import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

type Value = number | string | Buffer | Map<Value, Value>;

/** As much of CBOR (RFC 8949) as a passkey needs. */
function cbor(value: Value): Buffer {
  const head = (major: number, size: number) =>
    size < 24
      ? Buffer.of((major << 5) | size)
      : size < 256
        ? Buffer.of((major << 5) | 24, size)
        : Buffer.of((major << 5) | 25, size >> 8, size & 255);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)]),
  ]);
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Buffer) => bytes.toString('base64url');
const [present, verified, attested] = [0x01, 0x04, 0x40];

type Use = { origin?: string; counter?: number; userVerified?: boolean };

/** A passkey in software (ES256, no attestation), for what a browser would refuse to do. */
export function softPasskey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = cbor(
    new Map<Value, Value>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
  const data = (type: string, challenge: unknown, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticator = (origin: string, flags: number, counter: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.of(flags), count]);
  };
  const named = { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} };
  const flagsOf = (userVerified: boolean) => present | (userVerified ? verified : 0);

  return {
    id: named.id,
    /** What `navigator.credentials.create` would give. */
    create(options: Record<string, unknown>, use: Use = {}) {
      const { origin = 'http://localhost', counter = 0, userVerified = true } = use;
      const length = Buffer.of(0, id.length);
      const authData = Buffer.concat([
        authenticator(origin, flagsOf(userVerified) | attested, counter),
        ...[Buffer.alloc(16), length, id, cose],
      ]);
      const attestation = new Map<Value, Value>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]);
      const clientDataJSON = base64url(data('webauthn.create', options.challenge, origin));
      const attestationObject = base64url(cbor(attestation));
      return { ...named, response: { clientDataJSON, attestationObject, transports: ['internal'] } };
    },
    /** What `navigator.credentials.get` would give. */
    get(options: Record<string, unknown>, use: Use = {}) {
      const { origin = 'http://localhost', counter = 0, userVerified = true } = use;
      const clientData = data('webauthn.get', options.challenge, origin);
      const authenticatorData = authenticator(origin, flagsOf(userVerified), counter);
      const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
      return {
        ...named,
        response: {
          clientDataJSON: base64url(clientData),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(sign('sha256', signed, privateKey)),
        },
      };
    },
  };
}
