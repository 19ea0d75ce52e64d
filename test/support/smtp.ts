import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

type Refusal = { at: 'mail' | 'rcpt' | 'data'; code: number };

/** A real mail server on a port of this machine, that can be killed and started again; the port stays. */
export class MailServer {
  #server: SMTPServer | null = null;
  #port = 0;
  readonly #sockets = new Set<Socket>();
  /** Every mail that was taken, repeats too. */
  readonly taken: { recipient: string; mail: ParsedMail }[] = [];
  /** What to answer to an address, by its first part; else it is taken. */
  readonly refusals = new Map<string, Refusal>();
  /** Called when a mail has been taken and before that is answered. */
  onTaken: (recipient: string) => void | Promise<void> = () => {};

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** Message ids by how often each came. */
  get counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { mail } of this.taken)
      counts.set(mail.messageId ?? '', (counts.get(mail.messageId ?? '') ?? 0) + 1);
    return counts;
  }

  async start(): Promise<void> {
    const refuse = (address: string, at: Refusal['at']) => {
      const refusal = this.refusals.get(address.split('@')[0] ?? '');
      if (refusal?.at !== at) return null;
      return Object.assign(new Error(`<${address}> is not taken`), { responseCode: refusal.code });
    };
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 1,
      onMailFrom: ({ address }, _, done) => done(refuse(address, 'mail')),
      onRcptTo: ({ address }, _, done) => done(refuse(address, 'rcpt')),
      onData: (stream, session, done) => {
        const recipient = session.envelope.rcptTo[0]?.address ?? '';
        simpleParser(stream)
          .then(async (mail) => {
            const refused = refuse(recipient, 'data');
            if (!refused) {
              this.taken.push({ recipient, mail });
              await this.onTaken(recipient);
            }
            done(refused);
          })
          .catch(done);
      },
    });
    server.on('error', () => {});
    server.server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server = server;
    server.listen(this.#port, '127.0.0.1');
    await once(server.server, 'listening');
    this.#port = (server.server.address() as AddressInfo).port;
  }

  /** As if its process had died: nothing that is under way is answered. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const closed = once(server.server, 'close');
    for (const socket of this.#sockets) socket.destroy();
    server.close();
    await closed;
  }
}
