import type { Parameter } from './parameters.ts';
import type { Schema } from './validation.ts';

/** The parts of the document the runtime reads. */
export interface ContractDocument {
  readonly components: { schemas: Record<string, Schema>; parameters?: Record<string, Parameter> };
  readonly paths: Record<string, Record<string, DocumentOperation>>;
}

export interface DocumentOperation {
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** An operation's parameters with their references followed. */
export const parametersOf = (document: ContractDocument, operation: DocumentOperation): Parameter[] =>
  (operation.parameters ?? []).map((parameter) => {
    if (!('$ref' in parameter)) return parameter;
    return document.components.parameters?.[nameOf(parameter.$ref)] as Parameter;
  });

/** The schema of a request's body; anything where the operation takes no such body. */
export const requestSchema = (operation: DocumentOperation, contentType: string): Schema =>
  operation.requestBody?.content[contentType]?.schema ?? {};

/** A schema with its reference followed. */
export const resolve = (document: ContractDocument, schema: Schema): Schema =>
  typeof schema.$ref === 'string'
    ? resolve(document, document.components.schemas[nameOf(schema.$ref)] ?? {})
    : schema;

const nameOf = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1);
