/** The parts of an OpenAPI 3.1 document that the generators look at. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  unevaluatedProperties?: boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
  description?: string;
  examples?: unknown[];
}
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
}
export interface Reference {
  $ref: string;
}
export interface MediaType {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, { summary?: string; value: unknown }>;
}
export interface Header {
  description?: string;
  schema: Schema;
}
export interface Response {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, MediaType>;
}
export interface RequestBody {
  required?: boolean;
  content: Record<string, MediaType>;
}
export interface Operation {
  operationId: string;
  tags: [string];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody;
  responses: Record<string, Response>;
  'x-rate-limit': string;
  'x-idempotency': 'safe' | 'key' | 'natural' | 'none';
  'x-problems'?: string[];
  'x-conditional'?: boolean;
  'x-sandbox'?: boolean;
  'x-step-up'?: boolean;
  /** Reads that are told of in the audit, as every write is; `none`: a write that only computes, a file of nobody. */
  'x-audit'?: 'download' | 'personal_data' | 'none';
  'x-max-body-bytes'?: number;
}
export const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];
export type PathItem = { [M in Method]?: Operation } & { parameters?: (Parameter | Reference)[] };
export interface RateLimit {
  limit: number;
  windowSeconds: number;
  description: string;
}
export interface Document {
  openapi: string;
  info: { title: string; version: string; summary?: string; description?: string };
  tags: { name: string; description: string }[];
  'x-rate-limits': Record<string, RateLimit>;
  'x-step-scopes': string[];
  paths: Record<string, PathItem>;
  webhooks?: Record<string, { post: Operation }>;
  components: {
    schemas: Record<string, Schema>;
    parameters?: Record<string, Parameter>;
    headers?: Record<string, Header>;
    securitySchemes?: Record<string, Record<string, string>>;
  };
}

/** A problem of the catalogue, `openapi/shared/problems.yaml`. */
export interface ProblemEntry {
  status: number;
  title: { ru: string; en: string };
  detail: { ru: string; en: string };
}
export type Catalogue = Record<string, ProblemEntry>;

/** Every operation with its place. */
export function operationsOf(document: Document): { method: Method; path: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

/** Follows a reference within the document. */
export function resolve<T extends object>(document: Document, value: T | Reference): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  let target: unknown = document;
  for (const part of value.$ref.slice(2).split('/')) target = (target as Record<string, unknown>)[part];
  if (!target) throw new Error(`nothing at ${value.$ref}`);
  return resolve(document, target as T | Reference);
}
