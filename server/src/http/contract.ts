export type { Call, CompanyAccess, Handler, Handlers, Reply, Success, Tag, TagHandlers, Upload } from './handlers.ts';
