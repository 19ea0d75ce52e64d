import { createTransport, type NodemailerError } from 'nodemailer';
import type { Lessor } from '../../lessor.ts';
import type { Outcome, Post, ReadyMail } from './post.ts';

/** Less than a claim of the outbox lasts. */
const wholeMs = 90_000;

type SmtpSettings = { smtpUrl: string; from: string };

/**
 * Hands mail to a mail server. Every mail has a connection of its own: nodemailer's pool sends a mail again by itself
 * when a connection breaks, and nobody would know whether it had been taken.
 */
export function smtpPost(
  { smtpUrl, from }: SmtpSettings,
  { publicUrl, lessor }: { publicUrl: string; lessor: Pick<Lessor, 'emails'> },
): Post {
  const transport = createTransport({
    ...connectionOf(smtpUrl),
    name: new URL(publicUrl).hostname,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const carry = async (mail: ReadyMail): Promise<Outcome> => {
    try {
      await transport.sendMail({
        // As an object it is one address, whatever it holds.
        to: { name: '', address: mail.to },
        from,
        ...(lessor.emails[0] ? { replyTo: lessor.emails[0] } : {}),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        date: mail.writtenAt,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': mail.locale,
        },
        signal: AbortSignal.timeout(wholeMs),
      });
      return { result: 'sent' };
    } catch (error) {
      return outcomeOf(error as NodemailerError);
    }
  };
  return { carry, keepsLetters: false };
}

/** `smtps:` speaks TLS from the start; `smtp:` must turn to it, unless it is on this machine or `?tls=no`. */
export function connectionOf(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const local = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const plain = url.searchParams.get('tls') === 'no' || local;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(plain && !secure ? { ignoreTLS: true } : { requireTLS: true }),
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
  };
}

/** Only the server's word on this recipient or this text is on the mail; everything before is on the server or on us. */
export function outcomeOf(error: NodemailerError): Outcome {
  const { code, command = '', responseCode = 0 } = error;
  const told = { error: error.response || error.message, code: responseCode ? String(responseCode) : code };
  if (code === 'EENVELOPE' && command === 'API') return { result: 'refused', ...told };
  const onTheMail =
    (command === 'RCPT TO' || command === 'DATA') && responseCode >= 400 && responseCode !== 421;
  if (!onTheMail) return { result: 'unreachable', ...told };
  return { result: responseCode >= 500 && responseCode !== 503 ? 'refused' : 'later', ...told };
}
