import type { Operation } from '../web/pages/api.tsx';

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: { readonly description?: string };
}

/** An OpenAPI document as the readable page shows it. */
export function describeOperations(document: { readonly paths?: object | undefined }): Operation[] {
  return Object.entries((document.paths ?? {}) as Record<string, Record<string, Record<string, unknown>>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method,
        path,
        summary: String(operation.summary ?? ''),
        parameters: ((operation.parameters ?? []) as Parameter[]).map((parameter) => ({
          name: parameter.name ?? '',
          in: parameter.in ?? '',
          required: parameter.required === true,
          description: parameter.description ?? parameter.schema?.description ?? '',
        })),
        responses: Object.entries((operation.responses ?? {}) as Record<string, { description?: string }>).map(
          ([status, response]) => ({
            status,
            description: response.description ?? '',
          }),
        ),
      })),
  );
}
