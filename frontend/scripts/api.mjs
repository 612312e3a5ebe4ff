// Writes src/app/api/schema.ts from the registry's OpenAPI document.
// Usage: npm run api [-- path/to/openapi.json]; the Makefile runs it when that document has changed.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = process.argv[2] ?? new URL('../../registry/openapi.json', import.meta.url);
const target = new URL('../src/app/api/schema.ts', import.meta.url);
const head = '// Made by `npm run api` from registry/openapi.json. Do not edit.\n\n';

const document = JSON.parse(await readFile(source, 'utf8'));
await writeFile(target, head + astToString(await openapiTS(document)));
