import { type DestinationStream, type Logger, pino } from 'pino';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Log = Logger;

/** Structured logs. Nothing personal goes in: no addresses, bodies, query strings or tokens, and of an error only what is ours. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: errorForLog } };
  if (destination) return pino(options, destination);
  return pino(options, inBlocks());
}

/** Lines gathered into blocks: a line at a time would be a tenth of what a read costs. */
function inBlocks(): DestinationStream {
  let lines = '';
  const send = () => {
    if (lines !== '') output.write(lines);
    lines = '';
  };
  setInterval(send, 500).unref();
  // Before pino's own listener, which ends the output.
  process.once('exit', send);
  const output = pino.destination({ dest: 1, sync: false });
  return {
    write(line) {
      lines += line;
      if (lines.length >= 16_384) send();
    },
  };
}

/** An error without the values it may quote: Postgres puts them in messages and details. */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, routine, severity } = error as Error & Record<string, unknown>;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  const fromDatabase = severity !== undefined;
  return {
    type: error.name,
    ...(fromDatabase ? { constraint, table, routine } : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    stack: frames,
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}

/** Numbers that are looked up when the metrics are asked for, by name. */
export type Gauges = Readonly<Record<string, { help: string; value: number }>>;

/** Requests by operation and status, what `measure` finds, and the process's own numbers. */
export interface Metrics {
  observe(operation: string, status: number, seconds: number): void;
  /** Prometheus' text format. */
  text(): Promise<string>;
}

export function createMetrics(measure: () => Promise<Gauges> = async () => ({})): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const labelNames = ['operation', 'status'] as const;
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests', labelNames, registers });
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  const times = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer',
    labelNames: ['operation'],
    buckets,
    registers,
  });
  const counters = new Map<string, Counter.Internal>();
  const timers = new Map<string, Histogram.Internal<'operation'>>();
  const kept = <T>(map: Map<string, T>, key: string, make: () => T): T => {
    const found = map.get(key);
    if (found) return found;
    const made = make();
    map.set(key, made);
    return made;
  };
  const gauges = new Map<string, Gauge>();
  return {
    observe(operation, status, seconds) {
      kept(counters, `${operation} ${status}`, () => requests.labels(operation, String(status))).inc();
      kept(timers, operation, () => times.labels(operation)).observe(seconds);
    },
    async text() {
      // Without the database the rest is told all the same; old numbers would lie.
      const found = await measure().catch(() => null);
      if (found === null) for (const gauge of gauges.values()) gauge.remove();
      for (const [name, { help, value }] of Object.entries(found ?? {}))
        kept(gauges, name, () => new Gauge({ name, help, registers })).set(value);
      return registry.metrics();
    },
  };
}
